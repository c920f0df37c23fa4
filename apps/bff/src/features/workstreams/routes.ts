import {
  createChannel,
  createWorkstream,
  deleteChannel,
  deleteWorkstream,
  getChannelImpact,
  getWorkstream,
  keepChannel,
  listWorkstreams,
  updateChannel,
  updateWorkstream,
} from '@parley/contracts/workstreams'
import { bind } from '../../http/call.ts'
import { createChannelVerb, updateChannelVerb } from './channels.ts'
import { deleteChannelVerb, getChannelImpactVerb, keepChannelVerb } from './delete-channel.ts'
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
  bind(keepChannel, keepChannelVerb),
]
