import type { ServiceKind } from '../../../shared/features/service/contract.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

type Call = { readonly person: string; readonly kind: ServiceKind };
const own = { concerns: ({ person }: Call) => [person] };

export const serviceFacts = defineFacts('service', {
  called: fact<Call>(1, own),
  withdrawn: fact<Call>(1, own),
  taken: fact<Call>(1, own),
  done: fact<Call>(1, own),
});
