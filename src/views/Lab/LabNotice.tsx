// What a link to the Lab could not give, on the card that every view has for it.
import { useLab } from '../../state/lab';
import { badLink } from '../failures/cards';
import { FailureCard } from '../failures/FailureCard';
import '../notice.css';

/** Takes no room while there is nothing to say. */
export function LabNotice() {
  const notices = useLab((state) => state.notices);
  return (
    <div className="notices">
      <output>
        {notices.length > 0 && (
          <FailureCard failure={badLink(notices)} onDismiss={() => useLab.setState({ notices: [] })} />
        )}
      </output>
    </div>
  );
}
