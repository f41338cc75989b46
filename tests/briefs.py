"""A small project with a whole chain, for the tests of its specification."""

PROJECT = """\
title: A warmer welcome
language: en
kind: improve-service
sponsor: {name: Housing}
challenge: How could people be welcomed better?
themes: [{id: waiting, title: Waiting}]
calendar:
  start: 2026-01-12
  end: 2026-12-18
  milestones: [{date: 2026-09-01, title: The committee meets again}]
team: [{name: Odile Fontaine, role: facilitator}]
"""
GROUPS = """\
- {id: users, name: Users, kind: users, size: 12}
- {id: agents, name: Agents, kind: agents, size: 6}
- {id: carers, name: Carers, kind: caregivers, size: 3}
"""
INTERVIEWS = """\
id: at-the-desk
title: At the desk
date: 2026-02-03
group: users
purpose: To understand waiting.
themes: [waiting]
sample:
  - {profile: "over 75, comes on foot", wanted: 6, heard: 5}
  - {profile: "under 30, has never come", wanted: 3, heard: 2}
  - {profile: "parent with children", wanted: 3, heard: 0}
"""
CONTRIBUTIONS = """\
- {id: c1, group: users, from: at-the-desk, theme: waiting, kind: verbatim, text: I stand for an hour., profile: "U1, over 75"}
- {id: c2, group: users, from: at-the-desk, theme: waiting, kind: need, text: Somewhere to sit., votes: 9}
- {id: c3, group: agents, from: at-the-desk, theme: waiting, kind: observation, text: People hold on to the wall., votes: 20}
- {id: c4, group: agents, from: at-the-desk, kind: idea, text: A number that is called.}
"""
RECOMMENDATIONS = """\
- id: r1
  text: Put twelve seats in the hall.
  from: [c1, c2, c3]
  state: retained
  explanation: Yes, before the winter.
  decided_by: Housing committee
  date: 2026-05-04
- id: r2
  text: Open on Saturdays.
  from: [c4]
  state: not-retained
  reason: staff
  explanation: No, nobody can be there.
  decided_by: Housing committee
  date: 2026-06-10
  positions: {users: agrees, agents: disagrees}
  divergence: Users work all week, agents too.
  reactions: [{group: users, date: 2026-06-20, text: We will ask again.}]
  history:
    - {state: retained, date: 2026-05-04, explanation: "Yes, we said.", decided_by: Head of Housing}
"""
REQUIREMENTS = """\
- id: FP1
  kind: main
  statement: Let everybody sit while they wait
  importance: 5
  from: [r1]
  criteria: [{name: Seats free at ten o'clock, level: "4", limit: "2", flexibility: F1}]
- {id: FC1, kind: constraint, statement: Keep the way to the door free, importance: 2, justification: fire rules, criteria: [{name: Width, level: 1.4 m, flexibility: F0}]}
"""
CHAIN = {
    "project.yaml": PROJECT,
    "groups.yaml": GROUPS,
    "interviews.yaml": INTERVIEWS,
    "contributions.yaml": CONTRIBUTIONS,
    "recommendations.yaml": RECOMMENDATIONS,
    "requirements.yaml": REQUIREMENTS,
    "workshops/premier.yaml": None,
}
BRIEF = """\
version: "0.2"
date: 2026-06-29
findings: [{title: Waiting tires people, from: [c1, c3]}]
journey:
  today: [{stage: Waiting, feeling: tired, irritant: no seat}]
  target: [{stage: Waiting, feeling: rested, irritant: twelve seats}]
scope: {within: [the hall], outside: [the street]}
service: [{title: Seats, text: Twelve.}]
constraints: [{title: Law, text: Fire rules.}]
governance: [{task: Buying, responsible: Housing, accountable: Head of Housing}]
means: [{title: Money, text: Some.}]
trial: [{title: A first month, start: 2026-10-01, end: 2026-10-31}]
indicators: [{name: Seats taken, kind: use, target: half, source: counting}]
risks: [{risk: Seats are stolen, likelihood: 1, severity: 2, answer: Screw them down.}]
answering: By letter, in July.
glossary: [{term: Hall, meaning: The room behind the door.}]
"""
