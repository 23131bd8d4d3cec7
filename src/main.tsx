// The page's entry: theme, stores, then the view.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './views/tokens.css';
import './views/ui.css';
import './views/layout.css';
import { App } from './views/App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root element.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
