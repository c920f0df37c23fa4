import {
  createOperatingHours,
  deleteOperatingHours,
  listOperatingHours,
  updateOperatingHours,
} from '@parley/contracts/operating-hours'
import { bind } from '../../http/call.ts'
import {
  createOperatingHoursVerb,
  deleteOperatingHoursVerb,
  listOperatingHoursVerb,
  updateOperatingHoursVerb,
} from './operating-hours.ts'

export const operatingHoursRoutes = [
  bind(listOperatingHours, listOperatingHoursVerb),
  bind(createOperatingHours, createOperatingHoursVerb),
  bind(updateOperatingHours, updateOperatingHoursVerb),
  bind(deleteOperatingHours, deleteOperatingHoursVerb),
]
