"""What all tests share: calm hypothesis profiles, since the machine may be busy.

``steady`` (chosen by ``HYPOTHESIS_PROFILE``, as continuous integration does) judges a change by the
same examples each time; ``calm`` looks for new ones at every run.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", settings.get_profile("calm"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))
