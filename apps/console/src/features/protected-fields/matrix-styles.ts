import { makeStyles, tokens } from '@fluentui/react-components'

const narrow = '@media (max-width: 860px)'

/** A table on wide screens; below that each line becomes a block of labelled answers. */
export const useMatrixStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [narrow]: { display: 'block' },
  },
  head: { [narrow]: { display: 'none' } },
  body: { [narrow]: { display: 'block' } },
  heading: {
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
  first: { width: '21%', paddingInlineStart: 0 },
  group: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: {
    '> *': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    [narrow]: {
      display: 'block',
      padding: `${tokens.spacingVerticalM} 0`,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      '> *': { borderTop: 'none' },
      ':first-child': { borderTop: 'none', paddingTop: 0 },
    },
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`,
    overflowWrap: 'anywhere',
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      columnGap: tokens.spacingHorizontalM,
      padding: '3px 0',
    },
  },
  who: { paddingInlineStart: 0, [narrow]: { display: 'block', paddingBottom: tokens.spacingVerticalS } },
  name: {
    '& > svg': { flexShrink: 0, marginTop: '3px', fontSize: '16px' },
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
  },
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [narrow]: { display: 'inline' },
  },
  answer: { display: 'flex', flexDirection: 'column' },
  yes: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorStatusSuccessForeground1,
  },
  dormant: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    '& > svg': { flexShrink: 0, marginTop: '2px' },
    gap: '6px',
    color: tokens.colorNeutralForeground3,
  },
  through: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  none: { color: tokens.colorNeutralForeground3 },
})
