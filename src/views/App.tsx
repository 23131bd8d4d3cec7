// The page: header, notices, the Train view, and the dialogs that load when they are opened.
import { lazy, Suspense, useEffect } from 'react';
import { begin, trainOnOwnImages } from '../state/actions';
import { useInterface } from '../state/interface';
import { followLink } from '../state/options';
import { Header } from './Header';
import { NoticeBar } from './NoticeBar';
import { TrainView } from './Train/TrainView';
import { useTheme } from './useTheme';

const OwnImagesDialog = lazy(() =>
  import('./Train/own/OwnImagesDialog').then((module) => ({ default: module.OwnImagesDialog })),
);

export function App() {
  useTheme();
  useEffect(followLink, []);
  useEffect(begin, []);
  const dialog = useInterface((state) => state.dialog);
  return (
    <div className="page">
      <Header />
      <NoticeBar />
      <TrainView />
      {dialog === 'own' && (
        <Suspense fallback={null}>
          <OwnImagesDialog
            open
            onOpenChange={(open) => useInterface.setState({ dialog: open ? 'own' : null })}
            onUse={trainOnOwnImages}
          />
        </Suspense>
      )}
    </div>
  );
}
