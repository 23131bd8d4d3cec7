// What every figure of ours has around its picture: a name, the table behind it, the way back, and controls that can be locked.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ResetIcon } from '../../shared/controls/icons';
import { DataButton, type DataButtonProps } from '../../shared/DataTable';

interface FigureFrameProps {
  title: string;
  table: DataButtonProps;
  /** Puts the figure back; null while it is as it was set up. */
  onReset: (() => void) | null;
  locked: boolean;
  controls?: ReactNode;
  children: ReactNode;
}

export function FigureFrame({ title, table, onReset, locked, controls, children }: FigureFrameProps) {
  const { t } = useTranslation('parts');
  return (
    <>
      <header>
        <h2>{title}</h2>
        <div className="tools">
          {onReset && !locked && (
            <button
              type="button"
              className="icon"
              aria-label={t('reset')}
              title={t('reset')}
              onClick={onReset}
            >
              <ResetIcon />
            </button>
          )}
          <DataButton {...table} />
        </div>
      </header>
      {children}
      {controls && (
        <fieldset className="figure-controls" disabled={locked}>
          {controls}
        </fieldset>
      )}
    </>
  );
}
