import { attendance } from '../../../shared/features/attendance/contract.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { attendanceFacts } from './facts.ts';
import { type AttendanceNeeds, decide, evolve, initial } from './rules.ts';
import { boardView, meView } from './view.ts';

export const attendanceFeature = (needs: Wiring<AttendanceNeeds>) =>
  defineFeature(attendance, {
    needs,
    initial,
    facts: attendanceFacts,
    evolve,
    decide,
    views: { board: boardView },
    mine: { me: meView },
  });
