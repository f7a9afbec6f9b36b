import { attendance } from '../../../shared/features/attendance/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { bindNeeds, defineFeature, type RouteContext, type Wiring } from '../../kernel/feature.ts';
import type { CheckInCodes } from './check-in-code.ts';
import { attendanceFacts } from './facts.ts';
import { type AttendanceNeeds, decide, evolve, initial } from './rules.ts';
import type { absenceStore } from './store.ts';
import { boardView, meView } from './view.ts';

export interface AttendanceParts {
  readonly codes: CheckInCodes;
  readonly absences: ReturnType<typeof absenceStore>;
  /** Where phones reach this server; undefined where nobody said. */
  readonly publicUrl: string | undefined;
  readonly now: () => number;
  /** Notes in the office's log what was done, without the words of it. */
  readonly record: (type: string, by: string, data: Record<string, unknown>) => Promise<void>;
}

export const attendanceFeature = (parts: AttendanceParts, needs: Wiring<AttendanceNeeds>) => {
  const { codes, absences, now, record } = parts;
  const code = async ({ params, request }: RouteContext<{ readonly meeting: string }, unknown>) => {
    const shown = codes.now(params.meeting, now());
    const origin = parts.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
    return ok({ ...shown, url: `${origin}/check-in/${params.meeting}/${shown.code}` });
  };
  return defineFeature(attendance, {
    needs,
    initial,
    facts: attendanceFacts,
    evolve,
    decide,
    prepare: { checkInByCode: async ({ code: given }, { meeting }) => codes.holds(meeting, given, now()) },
    views: { board: boardView },
    mine: { me: meView },
    routes: {
      displayCode: code,
      code,
      absences: async ({ actor, params, access }) => {
        const manager = access?.audience === 'managers';
        const found = await absences.list(params.meeting, manager ? undefined : actor.id);
        return ok({
          absences: found.map(({ person, reason, substitute, at }) => ({
            person: person as PersonId,
            reason,
            substitute,
            at,
            own: person === actor.id,
          })),
        });
      },
      excuse: async ({ actor, params: { meeting, person }, body, access, state }) => {
        if (person !== actor.id && access?.audience !== 'managers') return fail('forbidden');
        if (person !== actor.id && actor.byPin) return fail('password-due');
        if (!bindNeeds(needs, state!).isParticipant(person)) return fail('attendance.not-a-participant');
        const { reason, substitute } = body;
        if (reason === '') await absences.remove(meeting, person);
        else await absences.save(meeting, { person, reason, substitute, at: now(), by: actor.id });
        await record(reason === '' ? 'attendance.excuseTaken' : 'attendance.excused', actor.id, { meeting, person });
        return ok({});
      },
    },
  });
};
