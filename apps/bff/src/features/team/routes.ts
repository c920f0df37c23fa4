import {
  acceptInvitation,
  createInvitation,
  getUserImpact,
  listColleagues,
  listInvitations,
  listUsers,
  readInvitation,
  revokeInvitation,
  updateUser,
} from '@parley/contracts/team'
import { bind } from '../../http/call.ts'
import {
  acceptInvitationVerb,
  createInvitationVerb,
  listInvitationsVerb,
  readInvitationVerb,
  revokeInvitationVerb,
} from './invitations.ts'
import { getUserImpactVerb, listColleaguesVerb, listUsersVerb, updateUserVerb } from './people.ts'

export const teamRoutes = [
  bind(listColleagues, listColleaguesVerb),
  bind(listUsers, listUsersVerb),
  bind(updateUser, updateUserVerb),
  bind(getUserImpact, getUserImpactVerb),
  bind(listInvitations, listInvitationsVerb),
  bind(createInvitation, createInvitationVerb),
  bind(revokeInvitation, revokeInvitationVerb),
  bind(readInvitation, readInvitationVerb),
  bind(acceptInvitation, acceptInvitationVerb),
]
