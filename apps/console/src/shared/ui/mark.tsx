/** Parley's mark: a speech bubble with two lines in talk and a point that is present. Decorative beside the name. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable={false}>
      <path
        fill="#0b7a93"
        d="M9 3h14a7 7 0 0 1 7 7v5a7 7 0 0 1-7 7h-8.5l-6.1 5.6A1.43 1.43 0 0 1 6 26.5V21.3A7 7 0 0 1 2 15v-5a7 7 0 0 1 7-7z"
      />
      <path fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" d="M9.5 10.5h8M9.5 15h13" />
      <circle cx="22" cy="10.5" r="1.7" fill="#8fe3d0" />
    </svg>
  )
}
