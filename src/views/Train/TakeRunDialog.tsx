// The Train view's run as files: what the Share menu leads to.
import { useMemo } from 'react';
import { takeEmbeddings, takeNetwork } from '../../state/actions';
import { trainRecord } from '../../state/record';
import { useOptions } from '../../state/options';
import { TakeAwayDialog } from '../Experiments/TakeAwayDialog';
import type { TakeSource } from '../Experiments/takeItems';
import { formatOptionValue } from '../shared/controls/format';

const focusShare = () =>
  document.querySelector<HTMLElement>('.head-share > button')?.focus({ preventScroll: true });

export function TakeRunDialog({ onClose }: { onClose: () => void }) {
  const strategy = useOptions((state) => state.options.strategy);
  const source = useMemo((): TakeSource => {
    const name = formatOptionValue('strategy', strategy);
    return { name, record: () => trainRecord(name), network: takeNetwork, embeddings: takeEmbeddings };
  }, [strategy]);
  return <TakeAwayDialog source={source} onOpenChange={(open) => !open && onClose()} onClosed={focusShare} />;
}
