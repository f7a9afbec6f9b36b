import { Select, Switch, TextInput } from '@mantine/core';
import { paperAudiences, paperKinds } from '../../../shared/features/documents/contract.ts';
import type { PaperView } from '../../../shared/features/documents/paper.ts';
import { CatalogueField } from '../../features/catalogues/catalogue-field.tsx';
import { useCatalogue } from '../../features/catalogues/use-catalogue.ts';
import { useKindOfPaper } from '../../features/documents/kind-of-paper.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';

/** What is said of a paper, whatever its bytes. */
export type PaperSaid = Pick<PaperView, 'title' | 'kind' | 'number' | 'issuer' | 'audience' | 'secrecy' | 'viewOnly'>;

export const isTitleShort = ({ title }: PaperSaid): boolean => title.trim().length < 2;

export interface PaperFieldsProps {
  readonly said: PaperSaid;
  readonly onChange: (said: PaperSaid) => void;
  /** Somebody has tried to send: what is wrong is named. */
  readonly tried: boolean;
}

/** Title, kind, number, who issued it, who may read it and how. */
export function PaperFields({ said, onChange, tried }: PaperFieldsProps) {
  const w = useWords(paperWords);
  const kindOf = useKindOfPaper();
  const types = useCatalogue('document-type').map((entry) => entry.name);
  const set = (part: Partial<PaperSaid>): void => onChange({ ...said, ...part });
  const known = paperKinds.map((value) => ({ value: value as string, label: kindOf(value) }));
  const labels = new Set(known.map((one) => one.label));
  const kinds = [
    ...known,
    ...[...new Set([...types, ...(paperKinds.some((one) => one === said.kind) ? [] : [said.kind])])]
      .filter((name) => !labels.has(name))
      .map((value) => ({ value, label: value })),
  ];
  return (
    <>
      <TextInput
        label={w.paperTitle}
        required
        maxLength={300}
        data-autofocus
        value={said.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={tried && isTitleShort(said) ? w.paperTitleShort : null}
      />
      <div className={classes.pair}>
        <Select
          label={w.kind}
          allowDeselect={false}
          searchable={kinds.length > 10}
          value={said.kind}
          onChange={(value) => set({ kind: value ?? said.kind })}
          data={kinds}
        />
        <TextInput
          label={w.paperNumber}
          maxLength={60}
          value={said.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
      </div>
      <CatalogueField
        kind="body"
        label={w.issuer}
        maxLength={160}
        value={said.issuer}
        onChange={(issuer) => set({ issuer })}
      />
      <Select
        label={w.audience}
        allowDeselect={false}
        value={said.audience}
        onChange={(value) => set({ audience: paperAudiences.find((one) => one === value) ?? said.audience })}
        data={paperAudiences.map((value) => ({ value, label: w[`audience${value}`] }))}
      />
      <Select
        label={w.secrecy}
        description={w.secrecyNote}
        allowDeselect={false}
        value={said.secrecy}
        onChange={(value) => set({ secrecy: value === 'secret' ? 'secret' : 'none' })}
        data={(['none', 'secret'] as const).map((value) => ({ value, label: w[`secrecy-${value}`] }))}
      />
      {said.secrecy === 'none' ? (
        <Switch
          label={w.viewOnly}
          description={w.viewOnlyNote}
          checked={said.viewOnly}
          onChange={(event) => set({ viewOnly: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
