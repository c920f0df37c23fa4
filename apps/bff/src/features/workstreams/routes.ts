import {
  copyWorkstream,
  createChannel,
  createWorkstream,
  deleteChannel,
  deleteWorkstream,
  getChannelImpact,
  getWorkstream,
  getWorkstreamImpact,
  keepChannel,
  listWorkstreams,
  updateChannel,
  updateWorkstream,
} from '@parley/contracts/workstreams'
import { bind } from '../../http/call.ts'
import { createChannelVerb, updateChannelVerb } from './channels.ts'
import { deleteChannelVerb, getChannelImpactVerb, keepChannelVerb } from './delete-channel.ts'
import {
  copyWorkstreamVerb,
  createWorkstreamVerb,
  deleteWorkstreamVerb,
  getWorkstreamImpactVerb,
  getWorkstreamVerb,
  listWorkstreamsVerb,
  updateWorkstreamVerb,
} from './workstreams.ts'

export const workstreamRoutes = [
  bind(listWorkstreams, listWorkstreamsVerb),
  bind(createWorkstream, createWorkstreamVerb),
  bind(getWorkstream, getWorkstreamVerb),
  bind(updateWorkstream, updateWorkstreamVerb),
  bind(copyWorkstream, copyWorkstreamVerb),
  bind(getWorkstreamImpact, getWorkstreamImpactVerb),
  bind(deleteWorkstream, deleteWorkstreamVerb),
  bind(createChannel, createChannelVerb),
  bind(updateChannel, updateChannelVerb),
  bind(getChannelImpact, getChannelImpactVerb),
  bind(deleteChannel, deleteChannelVerb),
  bind(keepChannel, keepChannelVerb),
]
