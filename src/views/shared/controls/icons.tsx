// Line icons of header, transport and controls. Decoration only: the button around one carries the name.
import type { ReactNode } from 'react';

interface IconProps {
  size?: number;
}

const icon = (box: number, children: ReactNode, filled = false) =>
  function Icon({ size = box }: IconProps) {
    const paint = filled
      ? { fill: 'currentColor' }
      : { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
    return (
      <svg width={size} height={size} viewBox={`0 0 ${box} ${box}`} aria-hidden="true" {...paint}>
        {children}
      </svg>
    );
  };

export const PlayIcon = icon(16, <path d="M4 2v12l9.5-6z" />, true);
export const PauseIcon = icon(16, <path d="M3.5 3h3.4v10H3.5zM9.1 3h3.4v10H9.1z" />, true);
export const StepIcon = icon(16, <path d="M3 3v10l7-5zM11.5 3h2v10h-2z" />, true);
export const ResetIcon = icon(16, <path d="M3.2 6.2A5.3 5.3 0 1 1 2.8 9M3 2.4v4h4" />);
export const CloseIcon = icon(12, <path d="m2 2 8 8M10 2l-8 8" />);
export const DataIcon = icon(12, <path d="M1 1.5h10v9H1zM1 4.5h10M1 7.5h10M4.5 1.5v9" strokeWidth="1" />);
export const PreviousIcon = icon(12, <path d="M7.5 2 3.5 6l4 4" />);
export const NextIcon = icon(12, <path d="m4.5 2 4 4-4 4" />);
export const ChevronRightIcon = icon(10, <path d="M3.5 2 6.5 5 3.5 8" />);
export const ChevronUpIcon = icon(10, <path d="M2 6.5 5 3.5l3 3" />);
export const ShareIcon = icon(12, <path d="M6 7.6V1M3.4 3.4 6 .9l2.6 2.5M1.5 6v5h9V6" />);
export const SunIcon = icon(
  16,
  <>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5 13 13M13 3l-1.5 1.5M4.5 11.5 3 13" />
  </>,
);
export const MoonIcon = icon(16, <path d="M13.2 9.8A5.7 5.7 0 0 1 6.2 2.8a5.7 5.7 0 1 0 7 7z" />);
export const SystemIcon = icon(
  16,
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" stroke="none" />
  </>,
);
