import { annotations } from '../../../shared/features/annotations/contract.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';

/** Shared ink lives in the kernel's ink host; what may cross the wire is declared here. */
export const annotationsFeature = () =>
  defineFeature(annotations, { initial: {}, facts: defineFacts('annotations', {}), evolve: {} });
