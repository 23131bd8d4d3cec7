// The folders and the part each one plays.
import { baseName, folderOf } from '../../../data/own/names';
import type { PlanChoices, PlanGroup } from '../../../data/own/plan';
import type { Role } from '../../../data/own/roles';
import { editDraft } from './importSession';
import { ROLE_TEXT } from './texts';

const ROLES: readonly Role[] = ['train', 'test', 'half', 'skip'];
const NOTES = { train: 'training', gallery: 'gallery', query: 'queries', unused: 'drawn by hand' } as const;

interface GroupsProps {
  groups: PlanGroup[];
  choices: PlanChoices;
}

/** One row per group with a select for its role. */
export function GroupsTable({ groups, choices }: GroupsProps) {
  const setRole = (index: number, role: Role) =>
    editDraft({ choices: { ...choices, roles: choices.roles.with(index, role) } });
  return (
    <table className="own-groups">
      <caption className="sr">Folders and their part</caption>
      <thead>
        <tr>
          <th scope="col">Folder</th>
          <th scope="col">Identities</th>
          <th scope="col">Images</th>
          <th scope="col">Part</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ path, benchmark, role, identities, images }, index) => (
          <tr key={path} data-role={role}>
            <th scope="row" title={path}>
              <span>
                {baseName(path) || '(top level)'}
                {benchmark && <small> {NOTES[benchmark]}</small>}
              </span>
              {folderOf(path) && <span className="cap">{folderOf(path)}</span>}
            </th>
            <td>{identities.toLocaleString('en')}</td>
            <td>{images.toLocaleString('en')}</td>
            <td>
              <select
                aria-label={`Part of ${path || 'the top level'}`}
                value={role}
                onChange={({ currentTarget }) => setRole(index, currentTarget.value as Role)}
              >
                {ROLES.map((value) => (
                  <option key={value} value={value}>
                    {ROLE_TEXT[value]}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
