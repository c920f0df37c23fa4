import {
  createChannel,
  createWorkstream,
  deleteChannel,
  deleteWorkstream,
  getChannelImpact,
  getWorkstream,
  listWorkstreams,
  updateChannel,
  updateWorkstream,
} from '@parley/contracts/workstreams'
import { bind } from '../../http/call.ts'
import { createChannelVerb, deleteChannelVerb, getChannelImpactVerb, updateChannelVerb } from './channels.ts'
import {
  createWorkstreamVerb,
  deleteWorkstreamVerb,
  getWorkstreamVerb,
  listWorkstreamsVerb,
  updateWorkstreamVerb,
} from './workstreams.ts'

export const workstreamRoutes = [
  bind(listWorkstreams, listWorkstreamsVerb),
  bind(createWorkstream, createWorkstreamVerb),
  bind(getWorkstream, getWorkstreamVerb),
  bind(updateWorkstream, updateWorkstreamVerb),
  bind(deleteWorkstream, deleteWorkstreamVerb),
  bind(createChannel, createChannelVerb),
  bind(updateChannel, updateChannelVerb),
  bind(getChannelImpact, getChannelImpactVerb),
  bind(deleteChannel, deleteChannelVerb),
]
