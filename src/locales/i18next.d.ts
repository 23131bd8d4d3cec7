// Tells i18next which texts there are, so that a misspelt key does not compile.
import 'i18next';
import type { en } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'learn';
    resources: typeof en;
  }
}
