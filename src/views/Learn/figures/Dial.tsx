// A lesson's hardness dial: one slider from exactly uniform to exactly batch-hard, with its value.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { OPTIONS } from '../../../experiment/options';
import { formatOption } from '../../shared/controls/format';
import { HelpLabel } from '../../shared/controls/HelpLabel';
import { NumberField } from '../../shared/controls/NumberField';
import { fillStyle } from '../../shared/controls/OptionControl';
import { dialScale, type DialKey } from '../../shared/dial';

interface DialProps {
  dialKey: DialKey;
  value: number;
  onChange: (value: number) => void;
}

export function Dial({ dialKey, value, onChange }: DialProps) {
  const id = useId();
  const { t } = useTranslation('parts');
  const option = OPTIONS[dialKey];
  const scale = dialScale(dialKey);
  const position = scale.toPosition(value);
  return (
    <div className="learn-dial">
      <HelpLabel id={id} help={option.help}>
        {option.label}
      </HelpLabel>
      <div className="learn-dial-way">
        <input
          type="range"
          min={0}
          max={scale.count - 1}
          value={position}
          style={fillStyle(position / (scale.count - 1))}
          aria-labelledby={id}
          aria-describedby={`${id}-help`}
          aria-valuetext={`${option.short} = ${formatOption(option, value)}`}
          onChange={(event) => onChange(scale.toValue(Number(event.target.value)))}
        />
        <span className="cap">{t('dial.uniform')}</span>
        <span className="cap">{t('dial.hardest')}</span>
      </div>
      <NumberField
        optionKey={dialKey}
        option={option}
        value={value}
        onChange={onChange}
        describedBy={`${id}-help`}
      />
    </div>
  );
}
