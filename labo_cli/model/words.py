"""The fixed words of a project, each with the label that documents print for it."""

from labo_cli.i18n import N_
from labo_cli.model.base import Word


class ProjectKind(Word):
    """What the lab was asked for."""

    NEW_SERVICE = "new-service", N_("a new service to design")
    IMPROVE_SERVICE = "improve-service", N_("a service to improve")
    SOLVE_PROBLEM = "solve-problem", N_("a problem to solve")


class GroupKind(Word):
    """How a group of people stands to the service."""

    USERS = "users", N_("users")
    NON_USERS = "non-users", N_("people who do not use the service")
    CAREGIVERS = "caregivers", N_("caregivers")
    ASSOCIATIONS = "associations", N_("associations")
    AGENTS = "agents", N_("staff")
    ELECTED = "elected", N_("elected members")
    PARTNERS = "partners", N_("institutional partners")
    RESIDENTS = "residents", N_("residents")


class Need(Word):
    """What somebody needs in order to take part like everyone else."""

    LARGE_PRINT = "large-print", N_("large print")
    SEATED = "seated", N_("stay seated")
    HEARING_LOOP = "hearing-loop", N_("hearing loop")
    STEP_FREE = "step-free", N_("step-free access")
    RESPITE = "respite", N_("respite for the person cared for")
    SIGN_LANGUAGE = "sign-language", N_("sign language interpreting")
    CAPTIONS = "captions", N_("live captions")
    EASY_LANGUAGE = "easy-language", N_("easy-to-read documents")
    INTERPRETER = "interpreter", N_("interpreter")
    QUIET_PLACE = "quiet-place", N_("quiet place to withdraw to")
    TRANSPORT = "transport", N_("transport there and back")
    CHILDCARE = "childcare", N_("childcare")


class Role(Word):
    """What a member of the team does."""

    HEAD_OF_LAB = "head-of-lab", N_("head of the lab")
    PROJECT_LEAD = "project-lead", N_("project lead")
    SERVICE_DESIGNER = "service-designer", N_("service designer")
    APPRENTICE_DESIGNER = "apprentice-designer", N_("apprentice designer")
    FACILITATOR = "facilitator", N_("facilitator")
    NOTE_TAKER = "note-taker", N_("note-taker")
    AMBASSADOR = "ambassador", N_("lab ambassador")
    SPONSOR_CONTACT = "sponsor-contact", N_("contact at the sponsor's")


class Phase(Word):
    """Where in the course of a project or a session a method belongs."""

    ICEBREAKER = "icebreaker", N_("Opening up")
    UNDERSTAND = "understand", N_("Understand")
    DEFINE = "define", N_("Define")
    IMAGINE = "imagine", N_("Imagine")
    PROTOTYPE = "prototype", N_("Prototype")
    TEST = "test", N_("Test")
    DECIDE = "decide", N_("Decide")
    REPORT_BACK = "report-back", N_("Report back")
    CLOSING = "closing", N_("Closing")


class AgendaPart(Word):
    """The part that a step plays in a session."""

    WELCOME = "welcome", N_("Welcome")
    CHARTER = "charter", N_("Charter")
    OPENING = "opening", N_("Opening round")
    ENERGISER = "energiser", N_("Energiser")
    TALK = "talk", N_("Talk")
    WORK = "work", N_("Work")
    REPORT_BACK = "report-back", N_("Reporting back")
    NEXT_STEPS = "next-steps", N_("What happens next")
    CLOSING = "closing", N_("Closing round")
    BREAK = "break", N_("Break")
    LUNCH = "lunch", N_("Lunch")
    BUFFER = "buffer", N_("Buffer")


class Goal(Word):
    """What a workshop is for."""

    UNDERSTAND = "understand", N_("understand")
    DEFINE = "define", N_("define the problem")
    IMAGINE = "imagine", N_("imagine answers")
    PROTOTYPE = "prototype", N_("prototype")
    TEST = "test", N_("test")
    DECIDE = "decide", N_("decide")
    REPORT_BACK = "report-back", N_("report back")


class Format(Word):
    """How people are set up for a step."""

    INDIVIDUAL = "individual", N_("Alone")
    PAIR = "pair", N_("In pairs")
    TABLE = "table", N_("By table")
    PLENARY = "plenary", N_("All together")


class Posture(Word):
    """How the team places itself during an immersion."""

    OBSERVATION = "observation", N_("passive observation")
    SHADOWING = "shadowing", N_("shadowing")
    CONTEXTUAL_ENQUIRY = "contextual-enquiry", N_("contextual enquiry")
    JOB_SWAP = "job-swap", N_("job swap")
    SERVICE_SAFARI = "service-safari", N_("service safari")
    MYSTERY_USER = "mystery-user", N_("mystery user")


class Grid(Word):
    """The observation grid of an immersion."""

    AEIOU = "aeiou", N_("AEIOU")
    POEMS = "poems", N_("POEMS")


class ContributionKind(Word):
    """What sort of thing was said or seen."""

    VERBATIM = "verbatim", N_("verbatim")
    OBSERVATION = "observation", N_("observation")
    NEED = "need", N_("need")
    IDEA = "idea", N_("idea")
    DISAGREEMENT = "disagreement", N_("disagreement")


class State(Word):
    """What became of a recommendation."""

    RETAINED = "retained", N_("Retained")
    PARTLY_RETAINED = "partly-retained", N_("Partly retained")
    UNDER_STUDY = "under-study", N_("Under study")
    NOT_RETAINED = "not-retained", N_("Not retained")
    MERGED = "merged", N_("Merged")
    UNANSWERED = "unanswered", N_("Unanswered")


class Reason(Word):
    """Why a recommendation could not be kept whole."""

    OUT_OF_SCOPE = "out-of-scope", N_("outside the scope of the project")
    NOT_OUR_REMIT = "not-our-remit", N_("not within our remit")
    LAW = "law", N_("the law does not allow it")
    INVESTMENT_BUDGET = "investment-budget", N_("investment budget")
    RUNNING_COST = "running-cost", N_("running cost")
    LAND = "land", N_("no land or premises available")
    ALREADY_EXISTS = "already-exists", N_("it already exists")
    ALREADY_PLANNED = "already-planned", N_("it is already planned")
    PUBLIC_INTEREST = "public-interest", N_("general interest")
    STAFF = "staff", N_("staff available")
    TECHNICAL = "technical", N_("technical reasons")
    SAFETY = "safety", N_("safety")
    EQUITY = "equity", N_("equity between users")
    CALENDAR = "calendar", N_("calendar")
    PERSONAL_DATA = "personal-data", N_("protection of personal data")
    CONTRADICTION = "contradiction", N_("contradicts another recommendation")
    TOO_VAGUE = "too-vague", N_("too vague to be acted upon")
    DUPLICATE = "duplicate", N_("duplicate of another recommendation")


class Stance(Word):
    """How a group stands to a recommendation."""

    AGREES = "agrees", N_("agrees")
    DIVIDED = "divided", N_("is divided")
    DISAGREES = "disagrees", N_("disagrees")


class FunctionKind(Word):
    """The kind of a function, after NF EN 16271."""

    MAIN = "main", N_("Main function")
    CONSTRAINT = "constraint", N_("Constraint function")


class Flexibility(Word):
    """How far the level of a criterion may be negotiated, after NF EN 16271."""

    F0 = "F0", N_("none")
    F1 = "F1", N_("low")
    F2 = "F2", N_("medium")
    F3 = "F3", N_("high")


class BriefStatus(Word):
    """How far the specification has come."""

    DRAFT = "draft", N_("Draft")
    FOR_REVIEW = "for-review", N_("For review")
    ADOPTED = "adopted", N_("Adopted")
