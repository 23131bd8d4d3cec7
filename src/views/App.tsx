// The page: header, notices, the view that the address names, and the dialogs that load when they are opened.
import { lazy, Suspense, useEffect } from 'react';
import { begin, trainOnOwnImages } from '../state/actions';
import { useInterface, type InterfaceState } from '../state/interface';
import { followLink } from '../state/address';
import { useLearn } from '../state/learn';
import { useRoute } from '../state/route';
import { resumeSweepsLater } from '../state/sweeps/resume';
import { FailureBoundary } from './FailureBoundary';
import { Header } from './Header';
import { NoticeBar } from './NoticeBar';
import { TrainView } from './Train/TrainView';
import { useTheme } from './useTheme';

const LabView = lazy(async () => ({ default: (await import('./Lab/LabView')).LabView }));
const LearnView = lazy(async () => ({ default: (await import('./Learn/LearnView')).LearnView }));
const ExperimentsView = lazy(async () => ({
  default: (await import('./Experiments/ExperimentsView')).ExperimentsView,
}));

const loadOwnImages = () => import('./Train/own/OwnImagesDialog');
const OwnImagesDialog = lazy(async () => ({ default: (await loadOwnImages()).OwnImagesDialog }));

const TakeRunDialog = lazy(async () => ({
  default: (await import('./Train/TakeRunDialog')).TakeRunDialog,
}));

/** By then the first frame is there, also on a slow machine. */
const AT_REST_MILLISECONDS = 5000;

const fetchDialogs = () =>
  Promise.all([loadOwnImages(), import('./shared/DataDialog')]).catch(() => undefined); // opening one says what is wrong

/** Fetches the dialogs' code while nothing else is loading, so that opening one waits for nothing. */
function fetchDialogsLater(): () => void {
  const timer = setTimeout(fetchDialogs, AT_REST_MILLISECONDS);
  return () => clearTimeout(timer);
}

/** The run of the Train view: begun when the view is first shown, it lives as long as the page. */
function Run() {
  useEffect(followLink, []);
  useEffect(begin, []);
  useEffect(fetchDialogsLater, []);
  return null;
}

const show = (dialog: InterfaceState['dialog']) => useInterface.setState({ dialog });

/** The dialogs of the Train view that nothing on it belongs to. */
function Dialogs() {
  const dialog = useInterface((state) => state.dialog);
  return (
    <FailureBoundary>
      <Suspense fallback={null}>
        {dialog === 'own' && (
          <OwnImagesDialog open onOpenChange={(open) => show(open ? 'own' : null)} onUse={trainOnOwnImages} />
        )}
        {dialog === 'take' && <TakeRunDialog onClose={() => show(null)} />}
      </Suspense>
    </FailureBoundary>
  );
}

export function App() {
  useTheme();
  const view = useRoute((state) => state.view);
  const trains = useRoute((state) => state.trains);
  // Inside a course page there is the chapter and nothing around it.
  const embedded = useLearn((state) => state.link.embed) && view === 'learn';
  useEffect(() => (embedded ? undefined : resumeSweepsLater()), [embedded]);
  return (
    <div className="page" data-view={view}>
      {!embedded && <Header />}
      {trains && <Run />}
      {view === 'train' && <NoticeBar />}
      <FailureBoundary key={view}>
        <Suspense fallback={null}>
          {view === 'train' && <TrainView />}
          {view === 'lab' && <LabView />}
          {view === 'learn' && <LearnView />}
          {view === 'experiments' && <ExperimentsView />}
        </Suspense>
      </FailureBoundary>
      {view === 'train' && <Dialogs />}
    </div>
  );
}
