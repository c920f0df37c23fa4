import { NavLink, Outlet } from 'react-router'
import mark from '../assets/mark.svg'
import { useI18n } from '../i18n.tsx'
import { PageTitle } from '../ui.tsx'

/** The thin line that tells everybody that this is not Google. */
export function Band() {
  const { t } = useI18n()
  return <div className="band">{t('app.band')}</div>
}

function LanguageSwitch() {
  const { locale, setLocale, t } = useI18n()
  return (
    <label className="language">
      <span className="visually-hidden">{t('app.language')}</span>
      <select value={locale} onChange={(event) => setLocale(event.target.value === 'de' ? 'de' : 'en')}>
        <option value="en">English</option>
        <option value="de">Deutsch</option>
      </select>
    </label>
  )
}

const pages = [
  ['/settings', 'nav.settings'],
  ['/brands', 'nav.brands'],
  ['/deliveries', 'nav.deliveries'],
  ['/phones', 'nav.phones'],
] as const

/** Frame of the console pages: band, header, navigation, content. */
export function ConsoleShell() {
  const { t } = useI18n()
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <Band />
        <div className="top-bar">
          <div className="brand-name">
            <img src={mark} alt="" width="28" height="28" />
            <span>{t('app.name')}</span>
          </div>
          <LanguageSwitch />
        </div>
      </header>
      <nav className="nav" aria-label={t('nav.label')}>
        {pages.map(([to, key]) => (
          <NavLink key={to} to={to}>
            {t(key)}
          </NavLink>
        ))}
      </nav>
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

export function NotFoundPage() {
  const { t } = useI18n()
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
    </>
  )
}
