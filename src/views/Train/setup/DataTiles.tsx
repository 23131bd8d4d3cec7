// What is trained on: four generated sets to choose from, and the person's own images behind a dialog.
import { useId } from 'react';
import { OPTIONS } from '../../../experiment/options';
import { setOptions, useOptions } from '../../../state/options';
import { useInterface } from '../../../state/interface';
import { HelpLabel } from '../../shared/controls/HelpLabel';
import { ResetMark } from '../../shared/controls/ResetMark';
import { TilePicture } from './TilePicture';

const { choices, help, label } = OPTIONS.data;

export function DataTiles() {
  const id = useId();
  const data = useOptions((state) => state.options.data);
  return (
    <section data-option="data">
      <div className="label">
        <HelpLabel id={id} help={help}>
          {label}
        </HelpLabel>
        <ResetMark optionKey="data" />
      </div>
      <div className="setup-tiles" role="radiogroup" aria-labelledby={id} aria-describedby={`${id}-help`}>
        {choices.map((choice) =>
          choice.value === 'own' ? (
            <button
              key={choice.value}
              type="button"
              className="setup-tile"
              title={choice.help}
              aria-haspopup="dialog"
              data-chosen={data === 'own'}
              onClick={() => useInterface.setState({ dialog: 'own' })}
            >
              <TilePicture data={choice.value} />
              <span>{choice.label}</span>
              {data === 'own' && <span className="sr">, chosen</span>}
            </button>
          ) : (
            <label key={choice.value} className="setup-tile" title={choice.help}>
              <input
                type="radio"
                className="sr"
                name={id}
                checked={data === choice.value}
                onChange={() => setOptions({ data: choice.value })}
              />
              <TilePicture data={choice.value} />
              <span>{choice.label}</span>
            </label>
          ),
        )}
      </div>
    </section>
  );
}
