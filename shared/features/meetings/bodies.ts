import type { Share } from '../voting/tally.ts';

export const bodyIds = ['people-committee', 'people-council', 'free'] as const;
export type BodyId = (typeof bodyIds)[number];

/** The rules of one kind of body, as data with its legal basis: the law changes, recorded outcomes do not. */
export interface BodyRules {
  readonly id: BodyId;
  readonly quorum: Share;
  readonly passes: Share;
  readonly base: 'all' | 'present' | 'valid';
  readonly tie: 'chair' | 'fails';
  /** Whether the vote of who cannot come may pass to who comes in his stead. */
  readonly substituteVotes: boolean;
  /** Legal basis in Vietnamese as the screens show it, and the day from which it holds (ISO). */
  readonly basis: string;
  readonly since: string;
  /** False where the text of the article was not at hand; screens say so. */
  readonly confirmed: boolean;
}

export const bodies: Readonly<Record<BodyId, BodyRules>> = {
  'people-committee': {
    id: 'people-committee',
    quorum: 'two-thirds',
    passes: 'majority',
    base: 'all',
    tie: 'chair',
    substituteVotes: false,
    basis: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15 và quy chế làm việc của Ủy ban nhân dân',
    since: '2025-06-16',
    confirmed: false,
  },
  'people-council': {
    id: 'people-council',
    quorum: 'two-thirds',
    passes: 'majority',
    base: 'all',
    tie: 'fails',
    substituteVotes: false,
    basis: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15 và quy chế hoạt động của Hội đồng nhân dân',
    since: '2025-06-16',
    confirmed: false,
  },
  free: {
    id: 'free',
    quorum: 'majority',
    passes: 'majority',
    base: 'present',
    tie: 'fails',
    substituteVotes: true,
    basis: 'Quy chế làm việc của cơ quan, tổ chức',
    since: '2025-06-16',
    confirmed: true,
  },
};
