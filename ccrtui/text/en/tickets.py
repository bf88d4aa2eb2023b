"""Texts to send, in English."""

from __future__ import annotations

from ccrtui.text.records.tickets import TicketWords

TICKETS = TicketWords(
    certificates="""\
Elasticsearch Service: align the transport certificates of two clusters for CCR

Account id: [{account}]

            instance, region, version
Leader:     [{leader_instance}][, {leader_region}][, {leader_version}]
Follower:   [{follower_instance}][, {follower_region}][, {follower_version}]

The follower is to copy indices of the leader by cross-cluster replication (CCR).
It opens connections to the leader's transport port, through the two VPCs.

1. The transport certificates of the two clusters have no authority in common.
   Please align them, so that each cluster trusts the other's nodes.
[   Authorities seen on the leader: {leader_authorities}
][   Authorities seen on the follower: {follower_authorities}
][   Or, as both are {api_key_since} or newer, let them trust by API key instead: open port 9443 on the leader
   (remote_cluster_server.enabled), and put our cross-cluster key into the keystore of the follower's nodes.
]2. How do nodes stand in the VPC: dual NIC, or TCP VIP?
   Which address:port of the leader is the follower to use?
3. Can the follower's nodes open connections through their VPC to that address?

Restarts are allowed (please fill in, for each cluster)
   leader:
   follower:
""",
    other_account="""\
To the holder of account [{account}]

Account [{from_account} ]asks for a peering connection with one of your VPCs[ in {region}]:
{connection}[ ({connection_name})]
[The two VPCs, ours first: {vpcs}
][The leader's network: {leader_network}
][The follower's network: {follower_network}
][It can be accepted until {accept_by} (China time); then it expires, and has to be asked for again.
]
To accept it, with your own account:
- web console: VPC console > Peering Connections[ > {region}] > {connection} > Accept
- or command line: {command}
  (needs the permission vpc:AcceptVpcPeeringConnection)

Packets find their way back only if your route tables have a route to our network as well.
""",
    ccn_account="""\
To the holder of account [{account}]

Account [{from_account} ]asks to attach to your Cloud Connect Network {ccn}[ ({ccn_name})]:
VPC {vpc}[, in {region}]

To accept it, with your own account, before it expires:
- web console: VPC console > CCN > {ccn} > Associated instances > {vpc} > Agree
- or command line: {command}
  (needs the permission vpc:AcceptAttachCcnInstances)
""",
    between="; ",
)
