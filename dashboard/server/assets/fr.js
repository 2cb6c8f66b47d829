/* Puts into French what Streamlit writes in English around our pages and offers no setting for. */
const WORDS = new Map(Object.entries({
  "Skip to main content": "Aller au contenu",
  "App pages": "Pages du site",
  "Expand sidebar": "Ouvrir le menu",
  "Collapse sidebar": "Fermer le menu",
  "Close sidebar": "Fermer le menu",
  "Open sidebar": "Ouvrir le menu",
  "Sidebar": "Menu",
  "Open": "Ouvrir",
  "Close": "Fermer",
  "Copy": "Copier",
  "Copy to clipboard": "Copier",
  "Copied": "Copié",
  "Copied!": "Copié",
  "Fullscreen": "Plein écran",
  "Exit fullscreen": "Quitter le plein écran",
  "Close fullscreen": "Quitter le plein écran",
  "Running...": "Mise à jour…",
  "Running…": "Mise à jour…",
  "Stop": "Arrêter",
  "Connecting": "Connexion…",
  "Connecting...": "Connexion…",
  "CONNECTING": "Connexion…",
  "Connection error": "Connexion perdue",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Le site ne répond plus. Rechargez la page dans un instant.",
  "No results": "Aucun résultat",
  "Select all": "Tout choisir",
  "Clear all": "Tout effacer",
  "Clear value": "Effacer",
  "Choose an option": "Choisir",
  "Choose options": "Choisir",
  "Main menu": "Menu",
  "Loading": "Chargement",
  "Loading...": "Chargement…",
}));
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const PREFIXES = [[/^Help for (.*)$/, "Aide : $1"], [/^Selected (.*?)\. (.*)$/, "Choisi : $1. $2"]];

/** The French for an English text, or the text itself. */
function french(text) {
  const known = WORDS.get(text.trim());
  if (known) return known;
  for (const [pattern, words] of PREFIXES) if (pattern.test(text)) return text.replace(pattern, words);
  return text;
}

/** Translates one element's attributes and its own texts; our own fragments are left alone. */
function translate(root) {
  const elements = root.querySelectorAll ? [root, ...root.querySelectorAll("*")] : [];
  for (const element of elements) {
    if (element.closest?.(".asco-text")) continue;
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute?.(name);
      if (text && french(text) !== text) element.setAttribute(name, french(text));
    }
    for (const node of element.childNodes) {
      if (node.nodeType === 3 && french(node.data) !== node.data) node.data = french(node.data);
    }
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") for (const node of change.addedNodes) translate(node);
    else translate(change.target.nodeType === 3 ? change.target.parentElement ?? document : change.target);
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
});
translate(document.documentElement);
