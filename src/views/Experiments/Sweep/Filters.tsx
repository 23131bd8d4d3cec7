// What the table shows of a sweep: by words, by a value of an option, under the values of one.
import { optionOf, type OptionKey } from '../../../experiment/options';
import { countOf } from '../../shared/numberText';
import type { Results } from './rows';
import { filterChoices, type TableFilter } from './table';

interface FiltersProps {
  results: Results;
  shown: number;
  filter: TableFilter;
  onFilter: (change: Partial<TableFilter>) => void;
  group: OptionKey | null;
  onGroup: (key: OptionKey | null) => void;
}

export function Filters({
  results: { rows, varied },
  shown,
  filter,
  onFilter,
  group,
  onGroup,
}: FiltersProps) {
  return (
    <div className="sweep-filters">
      <input
        type="search"
        aria-label="Filter by words"
        placeholder="Filter…"
        value={filter.text}
        onChange={(event) => onFilter({ text: event.target.value })}
      />
      <select
        className="control-select"
        aria-label="Filter by a value"
        value={filter.choice}
        onChange={(event) => onFilter({ choice: event.target.value })}
      >
        <option value="">all values</option>
        {filterChoices(rows, varied).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select
        className="control-select"
        aria-label="Group by an option"
        value={group ?? ''}
        onChange={(event) => onGroup((event.target.value || null) as OptionKey | null)}
      >
        <option value="">no groups</option>
        {varied.map((key) => (
          <option key={key} value={key}>
            by {optionOf(key).label}
          </option>
        ))}
      </select>
      {shown < rows.length && (
        <span className="cap" role="status">
          {shown} of {countOf(rows.length, 'configuration')}
        </span>
      )}
    </div>
  );
}
