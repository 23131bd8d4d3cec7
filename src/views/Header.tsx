// The bar on top: whose page this is, which view, what computes, theme and link.
import { useInterface, type InterfaceState } from '../state/interface';
import { formatLink, type View } from '../experiment/link';
import { useOptions } from '../state/options';
import { useRoute } from '../state/route';
import { useRun } from '../state/run';
import { BackendChip } from './BackendChip';
import { MoonIcon, SunIcon, SystemIcon } from './shared/controls/icons';
import { ShareButton } from './ShareButton';
import './header.css';

/** Views that exist, each with where it was left. */
function ViewLinks() {
  const current = useRoute((state) => state.view);
  const options = useOptions((state) => state.options);
  const left = useRoute((state) => state.left);
  const views: { view: View; name: string; href: string }[] = [
    { view: 'train', name: 'Train', href: formatLink(options) },
    { view: 'lab', name: 'Lab', href: left.lab ?? '#/lab' },
    { view: 'learn', name: 'Learn', href: '#/learn' },
    { view: 'experiments', name: 'Experiments', href: left.experiments ?? '#/experiments' },
  ];
  return (
    <nav className="views" aria-label="Views">
      {views.map(({ view, name, href }) => (
        <a
          key={view}
          href={href}
          aria-current={view === current ? 'page' : undefined}
          onClick={(event) => view === current && event.preventDefault()}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 12 4 5M12 12 5.5 19" stroke="var(--positive)" strokeWidth="2.2" />
      <path d="M12 12 20 8" stroke="var(--negative)" strokeWidth="1.2" />
      <circle cx="4" cy="5" r="2.6" fill="var(--positive)" />
      <circle cx="5.5" cy="19" r="2.6" fill="var(--positive)" />
      <path d="M20 4.6 23.2 8 20 11.4 16.8 8Z" fill="var(--negative)" />
      <circle cx="12" cy="12" r="4" fill="var(--anchor-halo)" stroke="var(--anchor)" strokeWidth="1.6" />
    </svg>
  );
}

const THEMES: { value: InterfaceState['theme']; name: string; Icon: typeof SunIcon }[] = [
  { value: 'system', name: 'as the system', Icon: SystemIcon },
  { value: 'light', name: 'light', Icon: SunIcon },
  { value: 'dark', name: 'dark', Icon: MoonIcon },
];

function ThemeButton() {
  const theme = useInterface((state) => state.theme);
  const at = THEMES.findIndex(({ value }) => value === theme);
  const next = THEMES[(at + 1) % THEMES.length];
  const { name, Icon } = THEMES[at];
  const says = `Theme: ${name}. Change to ${next.name}`;
  return (
    <button
      type="button"
      className="icon"
      aria-label={says}
      title={says}
      onClick={() => useInterface.setState({ theme: next.value })}
    >
      <Icon />
    </button>
  );
}

/** Says run state changes to those who cannot see them. */
function Announcer() {
  const pausedAt = useRun((state) => (state.playing ? null : state.step));
  const phase = useRun((state) => state.phase);
  const ready = pausedAt === null ? 'Running' : `Paused at step ${pausedAt}`;
  const says = { starting: 'Starting', failed: 'Stopped', ready }[phase];
  return <output className="sr">{says}</output>;
}

/** The header of every view. */
export function Header() {
  const view = useRoute((state) => state.view);
  return (
    <header className="top">
      <div className="brand">
        <Logo />
        <h1>
          HAP2S <em>Playground</em>
        </h1>
      </div>
      <ViewLinks />
      <div className="right">
        {view === 'train' && <Announcer />}
        {view === 'train' && <BackendChip />}
        <ThemeButton />
        {view === 'train' && <ShareButton />}
      </div>
    </header>
  );
}
