// Keeps the rest of the page when a part of it cannot be loaded or drawn: says so, and what helps.
import { Component, type ReactNode } from 'react';
import './notice.css';

interface State {
  message: string | null;
}

/** How browsers say that a script of the page is not there any more: another release has taken its place. */
const REPLACED = /dynamically imported module|importing a module script|unable to preload/i;

/** Shows its children, or the sentence that stands for them once one has failed. */
export class FailureBoundary extends Component<{ children: ReactNode }, State> {
  state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div role="alert" className="notice notice-failure">
        <p>
          <b>
            {REPLACED.test(message)
              ? 'This part of the page could not be fetched: the page was renewed meanwhile, or the connection is gone. Reload it.'
              : `A part of the page could not be loaded or drawn: ${message}`}
          </b>{' '}
          The link keeps the configuration.
        </p>
        <button type="button" className="btn sm" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    );
  }
}
