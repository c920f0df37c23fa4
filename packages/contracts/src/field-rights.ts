import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { role } from './session.ts'
import { fieldProfileId, instant, name, userId } from './values.ts'
import { fieldRight } from './protected-fields.ts'

/** Unique, in the order of the contract: two that mean the same look the same. */
const inOrder = <const Value extends string>(values: z.ZodEnum<Record<string, Value>>) =>
  z.array(values).transform((given) => values.options.filter((one) => given.includes(one)))

const rights = inOrder(fieldRight)
const roles = inOrder(role)
const members = z.array(userId).max(1000)
const description = z.string().trim().max(500)

/**
 * A set of rights on protected fields with the people who have it: those named, and everybody in one of the roles.
 * Rights take effect for administrators only, since nobody else reaches accounts.
 */
export const fieldProfile = z.object({
  id: fieldProfileId,
  name,
  description: z.string(),
  rights: z.array(fieldRight),
  roles: z.array(role),
  memberIds: z.array(userId),
  createdAt: instant,
  version: z.number().int(),
})
export type FieldProfile = z.infer<typeof fieldProfile>

/** A person as a row of the matrix; what they may do follows from the profiles. */
export const fieldRightsPerson = z.object({ id: userId, name, role, isDisabled: z.boolean() })
export type FieldRightsPerson = z.infer<typeof fieldRightsPerson>

const tag = 'Protected fields'
const byId = z.object({ fieldProfileId })
const shape = { name, description, rights, roles, memberIds: members }

export const readFieldRights = endpoint({
  name: 'readFieldRights',
  method: 'GET',
  path: '/api/field-rights',
  summary: 'All profiles, and everybody they can concern: what the matrix of rights is made of',
  tag,
  access: 'administrator',
  response: z.object({ profiles: z.array(fieldProfile), people: z.array(fieldRightsPerson) }),
})
export type FieldRights = z.infer<typeof readFieldRights.response>

export const createFieldProfile = endpoint({
  name: 'createFieldProfile',
  method: 'POST',
  path: '/api/field-profiles',
  summary: 'Create a profile; rights can be given by those who have them, or by anybody once no one has them',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  body: z.object(shape),
  response: fieldProfile,
  status: 201,
  problems: ['profile/name-taken', 'account/protected-field'],
})
export const updateFieldProfile = endpoint({
  name: 'updateFieldProfile',
  method: 'PUT',
  path: '/api/field-profiles/:fieldProfileId',
  summary: 'Change a profile; who gains or loses a right does so at once, in every open session',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: z.object({ ...shape, version: z.number().int() }),
  response: fieldProfile,
  problems: ['profile/name-taken', 'account/protected-field', 'request/conflict'],
})
export const deleteFieldProfile = endpoint({
  name: 'deleteFieldProfile',
  method: 'DELETE',
  path: '/api/field-profiles/:fieldProfileId',
  summary: 'Delete a profile; its people keep what other profiles give them',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: z.object({ version: z.number().int() }),
  problems: ['account/protected-field', 'request/conflict'],
})
