import {
  createFieldProfile,
  deleteFieldProfile,
  readFieldRights,
  updateFieldProfile,
} from '@parley/contracts/field-rights'
import { bind } from '../../http/call.ts'
import {
  createFieldProfileVerb,
  deleteFieldProfileVerb,
  readFieldRightsVerb,
  updateFieldProfileVerb,
} from './field-profiles.ts'

export const fieldRightsRoutes = [
  bind(readFieldRights, readFieldRightsVerb),
  bind(createFieldProfile, createFieldProfileVerb),
  bind(updateFieldProfile, updateFieldProfileVerb),
  bind(deleteFieldProfile, deleteFieldProfileVerb),
]
