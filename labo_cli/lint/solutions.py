"""The words that give a solution away in the statement of a function: products, brands, tools, things to be set up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.lint.sentences import anywhere, flat, words

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["solution_in", "stems"]

_BRANDS = re.compile(
    # With their capitals: “teams” and “zoom” are words too.
    r"\b(AI|IA|CRM|ERP|API|Excel|Google(?: \w+)?"
    r"|Microsoft|Teams|Zoom|Doctolib|Doodle|WhatsApp|Facebook|Instagram|Messenger|Salesforce"
    r"|SharePoint|Trello|Outlook|PowerPoint|Waze|Uber|Decidim|Slack|Framadate|Jitsi|Skype|iPhones?|iPads?|Android"
    r"|YouTube|Twitter|LinkedIn|TikTok|ChatGPT|Copilot|Alexa|Siri|Drupal|WordPress|Airbnb|Photoshop|Notion|Miro|Klaxoon"
    r"|FranceConnect|Mailchimp|SurveyMonkey|LimeSurvey|Eventbrite|Calendly|Acrobat|Velib|Vélib'?)(?!\w)"
)
_TOOLS = anywhere(
    # French.
    r"(?:une|l'|cette|son|notre|par|via|sur|dans une|dans l'|avec une) ?application(?! (?:d[eu]s? |d'|strict|uniform"
    r"|homog|imm[ée]d|rigour|correct|effectiv|[ée]quitabl))",
    r"applications? (?:mobiles?|web|num[ée]riques?|d[ée]di[ée]es?|smartphones?|informatiques?)|applis?|webapp",
    r"sites? (?:web|internet)|site de la (?:ville|mairie)|plateformes?(?! [ée]l[ée]vatrice)|plate-formes?|extranets?",
    r"portails? (?:web|num[ée]rique|internet|en ligne|citoyen|usagers?|unique|famille)|intranets?|logiciels?"
    r"|progiciels?",
    r"qr[ -]?codes?|codes? qr|sms|textos?|chatbots?|agents? conversationnels?|newsletters?|lettres? d'information",
    r"formulaires? (?:en ligne|num[ée]riques?|[ée]lectroniques?)|tableurs?|bases? de donn[ée]es|blockchain",
    r"intelligence artificielle|bornes? (?:interactives?|tactiles?|num[ée]riques?|d'accueil)|[ée]crans? tactiles?"
    r"|totems?",
    r"num[ée]ros? verts?|d[ée]pliants?|flyers?|plaquettes?|brochures?|prospectus|centres? d'appels?|serveurs? vocal\w*",
    r"(?:via|sur|par|avec|au moyen d'|à l'aide d'|grâce à) ?(?:un|une|des|son|leur)? ?(?:smartphones?|tablettes?"
    r"|ordinateurs?|minibus|badges?|bracelets?|drones?|montres? connect[ée]es?)",
    # English.
    r"apps?|(?:mobile|web|software|phone) applications?|web ?sites?|(?:online|digital|web|citizen|customer) portals?",
    r"(?:online|digital|web|booking|software|shared|new|single) platforms?|a platform|software|text messages?"
    r"|hotlines?",
    r"online forms?|web forms?|spreadsheets?|databases?|artificial intelligence|kiosks?|touch ?screens?|leaflets?",
    r"call cent(?:re|er)s?|freephone numbers?|virtual assistants?|e-?mailing lists?|dashboards?",
    r"(?:via|on|with|using|by means of) (?:a|an|the|their)? ?(?:smartphones?|tablets?|computers?|minibus(?:es)?|badges?"
    r"|wristbands?|drones?)",
)
_ABSTRACT = (
    # What can only be set up in a manner of speaking.
    r"(?!(?:\w+ )?(?:lien|climat|cadre|confiance|occasion|envie|sentiment|relation|environnement|condition|rencontre"
    r"|dialogue|habitude|[ée]change|projet|parcours|avenir|vie\b|appel|alerte|discussion|atmosph|ambiance|sense|bond|trust|climate"
    r"|link|moment|relationship|life|future|habit|picture|opportunit|atmosphere|conversation|culture))"
)
_SET_UP = re.compile(
    rf"^(?:mettre en place (?:un|une|des|deux|trois) {_ABSTRACT}\w+|d[ée]ployer (?:un|une|des|le|la) {_ABSTRACT}\w+"
    rf"|(?:acheter|acqu[ée]rir|embaucher|recruter) (?:un|une|des|deux|trois|\d+) \w+"
    rf"|(?:cr[ée]er|installer|d[ée]velopper|lancer|construire) (?:un|une|des|deux|trois|\d+) {_ABSTRACT}\w+"
    rf"|(?:set up|build|install|buy|purchase|hire|recruit|deploy|launch|develop|create) "
    rf"(?:an?|some|new|two|three|\d+) {_ABSTRACT}\w+)"
)
_REFUSED = re.compile(
    # Said in order to do without it.
    r"(?:sans|ni|pas d[e']|plutôt qu[e']|autrement que (?:par|sur)|without|no|not|other than|rather than|instead of"
    r"|nor)"
    r"[^,;.]{0,25}$"
)


def stems(words: str) -> frozenset[str]:
    """The words of a text that may name what the whole project is about, in the singular."""
    return frozenset(word.rstrip("s") for word in re.findall(r"\w{3,}", flat(words)))


def solution_in(statement: str, about: Collection[str]) -> str:
    """The words of a statement that say with what it is done; nothing when it only says what is obtained.

    Args:
        statement: what the function is.
        about: the stems of what the project is about, which a statement may name.
    """
    small = flat(statement)
    for pattern, text in ((_BRANDS, statement), (_TOOLS, small), (_SET_UP, small)):
        for found in pattern.finditer(text):
            named = {word.rstrip("s") for word in re.findall(r"\w{3,}", flat(found[0]))} - _LITTLE
            if not (named and named <= {*about}) and not _REFUSED.search(small[: found.start()]):
                return statement[found.start() : found.end()].strip()
    return ""


_LITTLE = frozenset(words("une cette son notre par via sur dans avec des leur ligne the their with using online new"))
