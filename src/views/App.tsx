// The page: header, notices, the Train view, and the dialogs that load when they are opened.
import { lazy, Suspense, useEffect } from 'react';
import { begin, trainOnOwnImages } from '../state/actions';
import { useInterface } from '../state/interface';
import { followLink } from '../state/address';
import { FailureBoundary } from './FailureBoundary';
import { Header } from './Header';
import { NoticeBar } from './NoticeBar';
import { TrainView } from './Train/TrainView';
import { useTheme } from './useTheme';

const loadOwnImages = () => import('./Train/own/OwnImagesDialog');
const OwnImagesDialog = lazy(async () => ({ default: (await loadOwnImages()).OwnImagesDialog }));

/** By then the first frame is there, also on a slow machine. */
const AT_REST_MILLISECONDS = 5000;

const fetchDialogs = () =>
  Promise.all([loadOwnImages(), import('./shared/DataDialog')]).catch(() => undefined); // opening one says what is wrong

/** Fetches the dialogs' code while nothing else is loading, so that opening one waits for nothing. */
function fetchDialogsLater(): () => void {
  const timer = setTimeout(fetchDialogs, AT_REST_MILLISECONDS);
  return () => clearTimeout(timer);
}

export function App() {
  useTheme();
  useEffect(followLink, []);
  useEffect(begin, []);
  useEffect(fetchDialogsLater, []);
  const dialog = useInterface((state) => state.dialog);
  return (
    <div className="page">
      <Header />
      <NoticeBar />
      <FailureBoundary>
        <TrainView />
      </FailureBoundary>
      {dialog === 'own' && (
        <FailureBoundary>
          <Suspense fallback={null}>
            <OwnImagesDialog
              open
              onOpenChange={(open) => useInterface.setState({ dialog: open ? 'own' : null })}
              onUse={trainOnOwnImages}
            />
          </Suspense>
        </FailureBoundary>
      )}
    </div>
  );
}
