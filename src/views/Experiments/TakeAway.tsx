// The menu with which one lane or run is taken away.
import { PopMenu } from '../shared/PopMenu';
import { takeAwayItems, type TakeSource } from './takeItems';

export function TakeAway({ source }: { source: TakeSource }) {
  return <PopMenu label="Take away" name={`Take away: ${source.name}`} items={takeAwayItems(source)} />;
}
