import { presentation } from '../../../shared/features/presentation/contract.ts';
import type { DocumentId, PersonId } from '../../../shared/kernel/ids.ts';
import { defineFeature, type ViewContext, type Wiring } from '../../kernel/feature.ts';
import { presentationFacts } from './facts.ts';
import {
  decide,
  evolve,
  followDenial,
  followersOf,
  handOverDenial,
  initial,
  laneDenial,
  type PresentationNeeds,
  type PresentationSlice,
  startDenial,
  successorsOf,
} from './rules.ts';

const stageView = (slice: PresentationSlice, { access, needs }: ViewContext<PresentationNeeds>) => {
  const readable = slice.document !== null && needs.mayRead(access, slice.document);
  return {
    presenter: slice.presenter as PersonId | null,
    document: readable ? (slice.document as DocumentId) : null,
    closedDoor: slice.document !== null && !readable,
    allowed: [...slice.allowed] as PersonId[],
    successors: readable ? ([...successorsOf(slice, needs)] as PersonId[]) : [],
  };
};

/** A live page or pointer is seen by who may read the paper. */
const visible = (value: unknown, { access, needs }: ViewContext<PresentationNeeds>): boolean =>
  needs.mayRead(access, (value as { document: string }).document);

export const presentationFeature = (needs: Wiring<PresentationNeeds>) =>
  defineFeature(presentation, {
    needs,
    initial,
    facts: presentationFacts,
    evolve,
    decide,
    views: { stage: stageView },
    mine: {
      me: (slice, person, { needs }) => ({
        startDenial: startDenial(slice, person, needs),
        handOverDenial: handOverDenial(slice, person, needs),
      }),
    },
    lanes: {
      page: {
        denial: laneDenial,
        visible,
        holds: (slice, value) => slice.document === (value as { document: string }).document,
      },
      follow: { denial: followDenial, visible: () => false, gather: { into: 'followers', tell: followersOf } },
      followers: {
        denial: () => 'presentation.not-presenting',
        visible,
        holds: (slice, value) => slice.document === (value as { document: string }).document,
      },
      pointer: { denial: laneDenial, visible },
      ink: { denial: laneDenial, visible },
    },
  });
