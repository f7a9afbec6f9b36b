/** What one may choose. Not voting is no choice: it counts in *present*, never in *valid*. */
export const choices = ['agree', 'disagree', 'other'] as const;
export type Choice = (typeof choices)[number];

/** How large a share must agree. */
export const shares = ['majority', 'two-thirds', 'all'] as const;
export type Share = (typeof shares)[number];

/** What the share is taken of: all voting members, the entitled (present at opening or admitted), the valid ballots. */
export const bases = ['all', 'present', 'valid'] as const;
export type Base = (typeof bases)[number];

/** Who decides when agree and disagree are each exactly half of the base. */
export const ties = ['chair', 'fails'] as const;
export type Tie = (typeof ties)[number];

export interface Rule {
  readonly rule: Share;
  readonly base: Base;
  readonly tie: Tie;
}

export interface Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly other: number;
  /** Voting members of the meeting when the vote was opened. */
  readonly members: number;
  readonly entitled: number;
  readonly chair: Choice | null;
}

export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly other: number;
  readonly notVoting: number;
  readonly of: number;
  readonly needed: number;
  readonly missing: number;
  readonly tied: boolean;
  readonly passed: boolean;
}

/**
 * How many of `n` a share takes: more than half = floor(n/2)+1, at least two thirds = ceil(2n/3), all = n; never less
 * than one, so that nothing passes without a vote for it. Integers only, exact for every n.
 */
export function needed(rule: Share, n: number): number {
  const least = rule === 'majority' ? Math.floor(n / 2) + 1 : rule === 'two-thirds' ? Math.ceil((2 * n) / 3) : n;
  return Math.max(1, least);
}

/** The outcome of counts under a rule. A tie needs agree and disagree at exactly half of the base each. */
export function tally(rule: Rule, counts: Counts): Tally {
  const valid = counts.agree + counts.disagree + counts.other;
  const of = rule.base === 'all' ? counts.members : rule.base === 'present' ? counts.entitled : valid;
  const least = needed(rule.rule, of);
  const tied = rule.rule === 'majority' && of > 0 && counts.agree * 2 === of && counts.disagree * 2 === of;
  const passed = counts.agree >= least || (tied && rule.tie === 'chair' && counts.chair === 'agree');
  return {
    agree: counts.agree,
    disagree: counts.disagree,
    other: counts.other,
    notVoting: counts.entitled - valid,
    of,
    needed: least,
    missing: passed ? 0 : Math.max(0, least - counts.agree),
    tied,
    passed,
  };
}
