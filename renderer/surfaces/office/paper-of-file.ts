import type { paperKinds } from '../../../shared/features/documents/contract.ts';
import { fileKinds } from '../../../shared/features/documents/file-kinds.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';

/** What a picker of files offers: PDF, and what the server makes one of. */
export const paperFiles = fileKinds.flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(',');

/** How titles of each kind begin, folded. */
const beginnings: readonly (readonly [string, (typeof paperKinds)[number]])[] = [
  ['bao cao', 'report'],
  ['bc ', 'report'],
  ['to trinh', 'submission'],
  ['ttr ', 'submission'],
  ['du thao', 'draft'],
  ['ke hoach', 'plan'],
  ['kh ', 'plan'],
  ['ban do', 'map'],
  ['so do', 'map'],
  ['cong van', 'letter'],
  ['cv ', 'letter'],
];

/** Title and kind proposed for a paper by its file's name: `02_Tờ trình-quy hoạch.pdf` → *Tờ trình quy hoạch*, a submission. */
export function paperOfFile(name: string): { readonly title: string; readonly kind: (typeof paperKinds)[number] } {
  const bare = name
    .normalize('NFC')
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_\s]+|-+(?=\D)|(?<=\D)-+/g, ' ')
    .trim();
  const unnumbered = bare.replace(/^\d{1,3}[.)\s]+(?=\p{L})/u, '').trim();
  const title = (unnumbered.length >= 2 ? unnumbered : bare.length >= 2 ? bare : name).slice(0, 300);
  const folded = foldText(title);
  const kind = beginnings.find(([start]) => folded.startsWith(start))?.[1] ?? 'other';
  return { title: `${title.charAt(0).toLocaleUpperCase('vi')}${title.slice(1)}`, kind };
}
