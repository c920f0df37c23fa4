import {
  chooseNotice,
  getRecordingNotice,
  listConsents,
  setNoticeText,
} from '@parley/contracts/recording-notice'
import { bind } from '../../http/call.ts'
import {
  chooseNoticeVerb,
  getRecordingNoticeVerb,
  listConsentsVerb,
  setNoticeTextVerb,
} from './recording-notice.ts'

export const privacyRoutes = [
  bind(listConsents, listConsentsVerb),
  bind(getRecordingNotice, getRecordingNoticeVerb),
  bind(setNoticeText, setNoticeTextVerb),
  bind(chooseNotice, chooseNoticeVerb),
]
