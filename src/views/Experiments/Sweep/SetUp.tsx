// The set-up of a sweep: ready ones, the base, what is varied, seeds and steps; beside it what it will cost.
import { Axes } from './Axes';
import { Configurations } from './Configurations';
import { editDraft, putBack, useSetUp } from './draft';
import { Field } from './Field';
import { ReadyCards } from './ReadyCards';
import { Segments } from '../../shared/controls/Segments';
import { Start } from './Start';
import './setUp.css';

function Seeds() {
  const { seedMode, seeds, firstSeed, seedCount, steps } = useSetUp(({ draft }) => draft);
  return (
    <section className="sweep-part" aria-labelledby="sweep-seeds">
      <h3 id="sweep-seeds">Seeds and steps</h3>
      <p className="cap">
        A seed decides data, first weights and batches: configurations are compared seed by seed.
      </p>
      <div className="sweep-row">
        <Segments
          label="How seeds are given"
          choices={[
            { value: 'list', label: 'List' },
            { value: 'count', label: 'First + number' },
          ]}
          value={seedMode}
          onChange={(mode) => editDraft({ seedMode: mode })}
        />
        {seedMode === 'list' ? (
          <Field label="seeds" wide={14} value={seeds} onChange={(value) => editDraft({ seeds: value })} />
        ) : (
          <>
            <Field
              label="first seed"
              numeric
              wide={7}
              value={firstSeed}
              onChange={(value) => editDraft({ firstSeed: value })}
            />
            <Field
              label="number"
              numeric
              wide={4}
              value={seedCount}
              onChange={(value) => editDraft({ seedCount: value })}
            />
          </>
        )}
        <Field
          label="steps each"
          numeric
          wide={7}
          value={steps}
          onChange={(value) => editDraft({ steps: value })}
        />
      </div>
    </section>
  );
}

/** What could not be taken of a link, and the way back to what a ready sweep or a link took the place of. */
function Taken() {
  const before = useSetUp((state) => state.before);
  const notices = useSetUp((state) => state.notices);
  if (!before && !notices.length) return null;
  return (
    <div className="sweep-taken" role="status">
      <span>{notices.length ? notices.join(' ') : 'Another sweep is set up now.'}</span>
      {before && (
        <button type="button" className="btn sm" onClick={putBack}>
          Put back what was here
        </button>
      )}
    </div>
  );
}

export function SetUp() {
  const name = useSetUp(({ draft }) => draft.name);
  return (
    <section className="panel sweep-setup" aria-labelledby="sweep-new">
      <header>
        <h2 id="sweep-new">New sweep</h2>
        <span className="sub">configurations × seeds, each trained for the same number of steps</span>
      </header>
      <div className="sweep-setup-body">
        <div className="sweep-setup-form">
          <ReadyCards />
          <Taken />
          <Configurations />
          <Axes />
          <Seeds />
        </div>
        <div className="sweep-setup-start">
          <Field
            label="Name"
            placeholder="named by what is varied"
            value={name}
            onChange={(value) => editDraft({ name: value })}
          />
          <Start />
        </div>
      </div>
    </section>
  );
}
