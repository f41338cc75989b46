"""The fixed words of a method card, each with the label that documents print for it."""

from labo_cli.i18n import N_
from labo_cli.model.base import Word


class Difficulty(Word):
    """How much experience a method asks of its facilitator."""

    EASY = "easy", N_("easy")
    MEDIUM = "medium", N_("some experience")
    HARD = "hard", N_("experienced facilitator")


class Energy(Word):
    """How lively a method is."""

    CALM = "calm", N_("calm")
    MEDIUM = "medium", N_("steady")
    LIVELY = "lively", N_("lively")


class Stance(Word):
    """Whether a method is done seated or on one's feet."""

    SEATED = "seated", N_("seated")
    MOVING = "moving", N_("seated, changing places")
    STANDING = "standing", N_("standing")
    EITHER = "either", N_("seated or standing")


class Basis(Word):
    """What a quantity of material is counted by."""

    PERSON = "person", N_("per person")
    TABLE = "table", N_("per table")
    SESSION = "session", N_("for the session")


class Public(Word):
    """A public that a method can be adapted for."""

    SENIORS = "seniors", N_("Seniors")
    CHILDREN = "children", N_("Children")
    MOTOR = "motor-disability", N_("Motor disability")
    VISUAL = "visual-disability", N_("Visual disability")
    HEARING = "hearing-disability", N_("Hearing disability")
    COGNITIVE = "cognitive-disability", N_("Intellectual or cognitive disability")
    LOW_LITERACY = "low-literacy", N_("People who read little")
    REMOTE = "remote", N_("At a distance")


class Matter(Word):
    """What goes into a method and what comes out of it; methods chain on these words."""

    TRUST = "trust", N_("trust in the group")
    FACTS = "facts", N_("facts")
    STORIES = "stories", N_("stories")
    NEEDS = "needs", N_("needs")
    IRRITANTS = "irritants", N_("irritants")
    PROBLEMS = "problems", N_("problems")
    QUESTIONS = "questions", N_("questions")
    IDEAS = "ideas", N_("ideas")
    CLUSTERS = "clusters", N_("groups of ideas")
    PRIORITIES = "priorities", N_("priorities")
    PROTOTYPES = "prototypes", N_("prototypes")
    FEEDBACK = "feedback", N_("feedback")
    DECISIONS = "decisions", N_("decisions")
    ACTIONS = "actions", N_("actions")


class Where(Word):
    """Where a method is run."""

    ROOM = "room", N_("in a room, with a group")
    SITE = "site", N_("on site, where people live or the service is given")
    HOME = "home", N_("at people's own homes, over several days")


class Unit(Word):
    """What a quantity of material is counted in."""

    PIECE = "piece", N_("piece")
    SHEET = "sheet", N_("sheet")
    PAD = "pad", N_("pad")
    PACK = "pack", N_("pack")
    SET = "set", N_("set")
    ROLL = "roll", N_("roll")
    METRE = "metre", N_("metre")


class By(Word):
    """Who takes a role: somebody of the team, or somebody taking part."""

    TEAM = "team", N_("team")
    PARTICIPANT = "participant", N_("participant")


class Fit(Word):
    """How well a method suits a public."""

    WELL = "well", N_("suits as it is")
    ADAPTED = "adapted", N_("suits with changes")
    BADLY = "badly", N_("better another method")


class Trace(Word):
    """Personal data that a method leaves behind."""

    NAMES = "names", N_("names")
    CONTACT = "contact", N_("contact details")
    OPINIONS = "opinions", N_("opinions that can be traced to a person")
    STORIES = "stories", N_("life stories")
    HEALTH = "health", N_("health")
    PLACES = "places", N_("homes, places and trips")
    PICTURES = "pictures", N_("pictures of people")
    RECORDINGS = "recordings", N_("recordings")


class Consent(Word):
    """What people must have agreed to."""

    NONE = "none", N_("no consent of its own")
    SPOKEN = "spoken", N_("spoken consent")
    WRITTEN = "written", N_("written consent")


class Licence(Word):
    """What the words of a source, or of a card, may be used for."""

    COMMON_USE = "common-use", N_("common practice")
    PUBLIC_DOMAIN = "public-domain", N_("public domain")
    CC0 = "cc0", N_("CC0")
    CC_BY = "cc-by", N_("CC BY")
    CC_BY_SA = "cc-by-sa", N_("CC BY-SA")
    ETALAB = "etalab", N_("Licence Ouverte (Etalab)")
    OGL = "ogl", N_("Open Government Licence")
    APACHE = "apache-2.0", N_("Apache 2.0")
    CC_BY_NC = "cc-by-nc", N_("CC BY-NC")
    CC_BY_NC_SA = "cc-by-nc-sa", N_("CC BY-NC-SA")
    CC_BY_ND = "cc-by-nd", N_("CC BY-ND")
    CC_BY_NC_ND = "cc-by-nc-nd", N_("CC BY-NC-ND")
    RESERVED = "all-rights-reserved", N_("all rights reserved")

    @property
    def may_be_bundled(self) -> bool:
        """Whether words under it may go out with labo, sold or not, changed or not."""
        return self not in _NOT_BUNDLED


_NOT_BUNDLED = {
    Licence.CC_BY_NC,
    Licence.CC_BY_NC_SA,
    Licence.CC_BY_ND,
    Licence.CC_BY_NC_ND,
    Licence.RESERVED,
}


class Taken(Word):
    """What a card takes from a source."""

    IDEA = "idea", N_("the idea, in words of our own")
    WORDS = "words", N_("words of it")


class Paper(Word):
    """How a sheet is held."""

    PORTRAIT = "portrait", N_("portrait")
    LANDSCAPE = "landscape", N_("landscape")


class Layout(Word):
    """How a canvas is drawn."""

    BOXES = "boxes", N_("boxes in rows")
    TABLE = "table", N_("a table")
    MATRIX = "matrix", N_("four quarters on two axes")
    TREE = "tree", N_("a tree: effects, problem, causes")
    CHAIN = "chain", N_("a chain of questions")
    RINGS = "rings", N_("rings, one around the other")
    SHIELD = "shield", N_("a coat of arms: four quarters and a motto")
    CENTRE = "centre", N_("one in the middle, four around it, two below")


class Fill(Word):
    """What a box of a canvas is prepared with."""

    BLANK = "blank", N_("nothing")
    LINES = "lines", N_("lines to write on")
    FRAME = "frame", N_("a frame to draw in, with lines under it")
    CURVE = "curve", N_("a line between good and bad moments")
