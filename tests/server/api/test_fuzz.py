"""The API against its own OpenAPI document, asked things nobody would ask (schemathesis).

Valid-looking questions may be refused (a size range upside down, a view that does not exist): that
one check is left out; every other one holds, and no answer is a server error.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dashboard.server.api.endpoints import ENDPOINTS
from tests.server.api.kit import V1, application

HEAVY = {"/communes", "/datasets/{id}/data"}


@pytest.mark.parametrize("path", [e.path for e in ENDPOINTS if e.path != "/datapackage.zip"])
def test_no_question_of_the_document_breaks_its_promises(path: str) -> None:
    schema = schemathesis.openapi.from_asgi(f"{V1}/openapi.json", application())
    seen = []

    @seed(20261121)
    @settings(
        max_examples=3 if path in HEAVY else 6, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=schema[path]["GET"].as_strategy())
    def ask(case) -> None:
        answer = case.call()
        seen.append(answer.status_code)
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    ask()
    assert seen
    assert max(seen) < 500
