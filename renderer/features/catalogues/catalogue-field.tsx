import { Autocomplete } from '@mantine/core';
import type { CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface CatalogueFieldProps {
  readonly kind: CatalogueKind;
  readonly label: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | false | undefined;
}

/** A text that the catalogue proposes and nobody is bound to; tone marks and đ are not needed to find an entry. */
export function CatalogueField({
  kind,
  label,
  required = false,
  maxLength = 120,
  value,
  onChange,
  error,
}: CatalogueFieldProps) {
  const entries = useCatalogue(kind);
  return (
    <Autocomplete
      label={label}
      required={required}
      maxLength={maxLength}
      value={value}
      onChange={onChange}
      error={error}
      data={entries.map((entry) => entry.name)}
      filter={({ options, search }) => {
        const wanted = foldText(search.trim());
        const chosen = options.some((option) => 'label' in option && option.label === search);
        // What stands there already does not hide the others.
        return chosen
          ? options
          : options.filter((option) => 'label' in option && foldText(option.label).includes(wanted));
      }}
      limit={50}
    />
  );
}
