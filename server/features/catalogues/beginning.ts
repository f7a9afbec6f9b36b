import type { CatalogueExtra, CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { addEntry } from './store.ts';

const none: CatalogueExtra = { abbreviation: '', capacity: null, equipment: '' };

const positions = [
  'Chủ tịch',
  'Phó Chủ tịch',
  'Ủy viên',
  'Giám đốc Sở',
  'Phó Giám đốc Sở',
  'Chánh Văn phòng',
  'Phó Chánh Văn phòng',
  'Trưởng phòng',
  'Phó Trưởng phòng',
  'Chuyên viên chính',
  'Chuyên viên',
];

const meetingTypes = [
  'Phiên họp thường kỳ',
  'Phiên họp chuyên đề',
  'Phiên họp bất thường',
  'Kỳ họp',
  'Họp giao ban',
  'Hội nghị',
];

/** Kinds of papers and their abbreviations: Decree 30/2020/NĐ-CP, Annex III. */
const documentTypes = [
  ['Nghị quyết', 'NQ'],
  ['Quyết định', 'QĐ'],
  ['Chỉ thị', 'CT'],
  ['Quy chế', 'QC'],
  ['Quy định', 'QyĐ'],
  ['Thông cáo', 'TC'],
  ['Thông báo', 'TB'],
  ['Hướng dẫn', 'HD'],
  ['Chương trình', 'CTr'],
  ['Kế hoạch', 'KH'],
  ['Phương án', 'PA'],
  ['Đề án', 'ĐA'],
  ['Dự án', 'DA'],
  ['Báo cáo', 'BC'],
  ['Biên bản', 'BB'],
  ['Tờ trình', 'TTr'],
  ['Hợp đồng', 'HĐ'],
  ['Công văn', ''],
  ['Công điện', 'CĐ'],
  ['Bản ghi nhớ', 'BGN'],
  ['Bản thỏa thuận', 'BTT'],
  ['Giấy ủy quyền', 'GUQ'],
  ['Giấy mời', 'GM'],
  ['Giấy giới thiệu', 'GGT'],
  ['Giấy nghỉ phép', 'GNP'],
  ['Phiếu gửi', 'PG'],
  ['Phiếu chuyển', 'PC'],
  ['Phiếu báo', 'PB'],
] as const;

/** Rooms and issuing bodies are each office's own. */
export interface OwnEntries {
  readonly rooms: readonly (Pick<CatalogueExtra, 'capacity' | 'equipment'> & { readonly name: string })[];
  readonly bodies: readonly (Pick<CatalogueExtra, 'abbreviation'> & { readonly name: string })[];
}

/** Fills the empty catalogues of an office with what such offices use. */
export async function beginCatalogues(
  trx: Parameters<typeof addEntry>[0],
  newId: () => string,
  { rooms, bodies }: OwnEntries,
): Promise<void> {
  const add = (kind: CatalogueKind, name: string, extra: Partial<CatalogueExtra> = {}) =>
    addEntry(trx, newId(), { ...none, ...extra, kind, name });
  for (const name of positions) await add('position', name);
  for (const name of meetingTypes) await add('meeting-type', name);
  for (const [name, abbreviation] of documentTypes) await add('document-type', name, { abbreviation });
  for (const { name, ...extra } of rooms) await add('room', name, extra);
  for (const { name, ...extra } of bodies) await add('body', name, extra);
}
