import type { MeetingRecord } from '../shared/features/archive/record.ts';
import { bodies } from '../shared/features/meetings/bodies.ts';
import type { Access } from '../shared/kernel/roles.ts';
import type { ViewName, ViewValue } from '../shared/protocol.ts';
import type { AttendanceSlice } from './features/attendance/rules.ts';
import { stayFrom } from './features/attendance/stays.ts';
import type { Fact } from './kernel/fact.ts';
import { bindNeeds, type Feature, type State } from './kernel/feature.ts';

export interface RecordParts {
  readonly features: readonly Feature[];
  readonly meeting: string;
  readonly state: State;
  readonly access: Access;
  readonly madeAt: number;
  /** The stream as it is stored; empty for who may not see it. */
  readonly log: MeetingRecord['log'];
  /** Who could not come; empty for who may not read it. */
  readonly absences: readonly { readonly person: string; readonly reason: string; readonly substitute: string }[];
  /** The unit that holds it, and the one above. */
  readonly unit: { readonly name: string; readonly superior: string } | null;
}

/** Puts together what one reader may see of a meeting: from the very views that he is sent, and for managers from the log. */
export function recordOf({
  features,
  meeting,
  state,
  access,
  madeAt,
  log,
  absences,
  unit,
}: RecordParts): MeetingRecord {
  const view = <N extends ViewName>(name: N): ViewValue<N> => {
    const [featureName = '', viewName = ''] = name.split('.');
    const feature = features.find((one) => one.name === featureName)!;
    const needs = bindNeeds(feature.needs as never, state);
    return feature.views[viewName]!(state[featureName], { access, needs }) as ViewValue<N>;
  };
  const { title, room, type, body, startsAt, endsAt, startedAt, closedAt, state: step } = view('meetings.meeting');
  const { people } = view('participants.people');
  const { items } = view('agenda.items');
  const { papers } = view('documents.papers');
  const board = view('attendance.board');
  const { questions } = view('voting.board');
  const facts = log.map((entry) => JSON.parse(entry.body) as Fact<never>);
  const attendance = state.attendance as AttendanceSlice;
  const absentOf = (person: string) => {
    const told = absences.find((one) => one.person === person);
    return told ? { reason: told.reason, substitute: told.substitute } : null;
  };
  const inOrder = <T extends { readonly order: number }>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).sort(([, a], [, b]) => a.order - b.order);
  return {
    nghisuRecord: 1,
    madeAt,
    audience: access.audience,
    meeting: {
      id: meeting,
      title,
      room,
      type,
      body,
      basis: bodies[body].basis,
      unit: unit?.name ?? '',
      superior: unit?.superior ?? '',
      state: step,
      startsAt,
      endsAt,
      startedAt,
      closedAt,
    },
    people: Object.fromEntries(
      inOrder(people).map(([person, { name, position, unit: unitName, offices, votes, standsFor }]) => [
        person,
        { name, position, unit: unitName, offices: [...offices], votes, standsFor },
      ]),
    ),
    items: inOrder(items).map(([id, item]) => ({
      id,
      title: item.title,
      sub: item.sub,
      minutes: item.minutes,
      presenter: item.presenter,
      state: item.state,
      startedAt: item.startedAt,
      endedAt: item.endedAt,
    })),
    papers: inOrder(papers).map(([id, paper]) => ({
      id,
      item: paper.item,
      title: paper.title,
      kind: paper.kind,
      number: paper.number,
      issuer: paper.issuer,
      audience: paper.audience,
      secrecy: paper.secrecy,
      version: paper.version,
      pages: paper.pages,
      size: paper.size,
      at: paper.at,
    })),
    attendance: {
      voting: board.voting,
      votingPresent: board.votingPresent,
      quorumNeeded: board.quorum.needed,
      quorumMet: board.quorum.met,
      people: Object.fromEntries(
        Object.keys(people).map((person) => [
          person,
          {
            state: attendance[person]?.state ?? ('none' as const),
            stays: stayFrom(facts, person),
            absence: absentOf(person),
          },
        ]),
      ),
    },
    questions: inOrder(questions).map(([id, question]) => ({
      id,
      item: question.item,
      text: question.text,
      rule: question.rule,
      base: question.base,
      tie: question.tie,
      state: question.state,
      openedAt: question.openedAt,
      closedAt: question.closedAt,
      entitled: question.entitled,
      voted: question.voted,
      published: question.published,
      result: question.tally && {
        agree: question.tally.agree,
        disagree: question.tally.disagree,
        other: question.tally.other,
        notVoting: question.tally.notVoting,
        of: question.tally.of,
        needed: question.tally.needed,
        tied: question.tally.tied,
        passed: question.tally.passed,
      },
      ballots:
        question.ballots &&
        // In the order of the participants, not in the order in which they voted.
        Object.entries(question.ballots)
          .map(([person, ballot]) => ({ person, ...ballot }))
          .sort((a, b) => (people[a.person]?.order ?? 0) - (people[b.person]?.order ?? 0)),
      roll: question.roll,
    })),
    speeches: speechesFrom(facts),
    log,
  };
}

interface Speaking {
  readonly person: string;
  readonly item: string;
  readonly subject: string;
  readonly ms: number;
}

/** Each speech with what was asked for it, in the order in which they ended. */
function speechesFrom(facts: readonly Fact<never>[]): MeetingRecord['speeches'] {
  const subjects = new Map<string, string>();
  const speeches: MeetingRecord['speeches'] = [];
  let now: { person: string; item: string; at: number; subject: string } | null = null;
  for (const { type, at, data } of facts as unknown as readonly Fact<Speaking>[]) {
    if (type === 'speaking.asked') subjects.set(data.person, data.subject);
    if (type === 'speaking.called') {
      now = { person: data.person, item: data.item, at, subject: subjects.get(data.person) ?? '' };
      subjects.delete(data.person);
    }
    if (type !== 'speaking.ended' || !now) continue;
    speeches.push({ ...now, ms: data.ms });
    now = null;
  }
  return speeches;
}
