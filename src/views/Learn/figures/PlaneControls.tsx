// The few controls that a chapter's plane has; each changes the figure's own loss and nothing else.
import { useTranslation } from 'react-i18next';
import type { LabStage } from '../../../experiment/lab/scene';
import type { PlaneControl } from '../../../lessons/planes';
import { OptionField } from '../../shared/controls/OptionControl';
import { Segments } from '../../shared/controls/Segments';
import { Dial } from './Dial';

interface PlaneControlsProps {
  controls: readonly PlaneControl[];
  stage: LabStage;
  onChange: (change: Partial<LabStage>) => void;
}

const KINDS = ['uniform', 'exponential', 'hardest'] as const;

export function PlaneControls({ controls, stage, onChange }: PlaneControlsProps) {
  const { t } = useTranslation('parts');
  const has = (control: PlaneControl) => controls.includes(control);
  return (
    <>
      {has('strategy') && (
        <Segments
          label={t('controls.strategy')}
          choices={KINDS.map((value) => ({ value, label: t(`controls.${value}`) }))}
          value={KINDS.find((kind) => kind === stage.strategy) ?? 'exponential'}
          onChange={(strategy) => onChange({ strategy })}
        />
      )}
      {has('sigma') && <Dial dialKey="sigma" value={stage.sigma} onChange={(sigma) => onChange({ sigma })} />}
      <div className="control-rows">
        {has('margin') && (
          <OptionField
            optionKey="margin"
            value={stage.margin}
            onChange={(margin) => onChange({ margin: Number(margin) })}
          />
        )}
        {has('detach') && (
          <OptionField
            optionKey="detach"
            name={t('controls.detach')}
            value={stage.detach}
            onChange={(detach) => onChange({ detach: detach === true })}
          />
        )}
      </div>
    </>
  );
}
