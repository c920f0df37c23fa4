/** Two check marks, one behind the other: arrived at the customer's device. Our own drawing; the icon set has none. */
export function DoubleCheck() {
  return (
    <svg width="1em" height="1em" viewBox="0 0 20 20" fill="none" aria-hidden>
      <g stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M1.5 10.8 5 14.3 12.6 5.7" />
        <path d="m9.3 13.3 1 1 8.2-8.6" />
      </g>
    </svg>
  )
}
