-- Shows event blocks (docs/telecontrol.md) that are payloads of MQTT messages, on whatever topic.
--
--   tshark -X lua_script:tools/wireshark/telecontrol_events.lua -r capture.pcap -Y s7events -O s7events
--
-- or copy it into Wireshark's folder of personal Lua plugins (Help > About > Folders). A payload is taken for a block
-- when it begins with 16#E1 16#10; one that is no block from there on is marked as malformed.

local MARK = 0xE1
local EVENT_BYTES = 16
local HEADER_BYTES = 8
local LOST_EVENTS_ID = 0x7FFFFFFF

local s7events = Proto("s7events", "S7 event block")

local f = s7events.fields
f.mark = ProtoField.uint8("s7events.mark", "Mark", base.HEX)
f.event_bytes = ProtoField.uint8("s7events.event_bytes", "Bytes of an event")
f.flags = ProtoField.uint16("s7events.flags", "Flags", base.HEX)
f.flag_lost = ProtoField.bool("s7events.flags.lost", "Events were lost since the block before", 16, nil, 0x0001)
f.flag_forced_image = ProtoField.bool("s7events.flags.forced_image", "Forced image mode", 16, nil, 0x0002)
f.flag_first = ProtoField.bool("s7events.flags.first", "First block", 16, nil, 0x0004)
f.number = ProtoField.uint32("s7events.number", "Number of the block")
f.event = ProtoField.bytes("s7events.event", "Event")
f.lost_events = ProtoField.uint32("s7events.lost_events", "Events lost so far")
f.point = ProtoField.uint32("s7events.point", "Point")
f.value = ProtoField.int32("s7events.value", "Value")
f.changed = ProtoField.uint16("s7events.changed", "Changed bits, of an alarm or status word", base.HEX)
f.word = ProtoField.uint16("s7events.word", "Bits, of an alarm or status word", base.HEX)
f.time = ProtoField.absolute_time("s7events.time", "Time", base.UTC)
f.status = ProtoField.uint8("s7events.status", "Status", base.HEX)
local status_bits = {
  {0x01, "online", "Online"}, {0x02, "restart", "Not read since the start"}, {0x04, "over_range", "Over range"},
  {0x08, "carry", "Counter began again"}, {0x10, "local_forced", "Operated on the spot"},
  {0x20, "substituted", "Substituted"}, {0x40, "non_existent", "Cannot be read"},
}
for _, bit in ipairs(status_bits) do
  f["status_" .. bit[2]] = ProtoField.bool("s7events.status." .. bit[2], bit[3], 8, nil, bit[1])
end
f.event_flags = ProtoField.uint8("s7events.event_flags", "Flags", base.HEX)
local event_flag_bits = {
  {0x01, "current", "Current value"}, {0x02, "historical", "The clock was set back"},
  {0x04, "request", "Answer to a general request"}, {0x08, "gap", "Events of this point were lost before"},
  {0x10, "time_unknown", "Time not known"}, {0x20, "alarm", "Alarm"},
}
for _, bit in ipairs(event_flag_bits) do
  f["event_flags_" .. bit[2]] = ProtoField.bool("s7events.event_flags." .. bit[2], bit[3], 8, nil, bit[1])
end

local malformed = ProtoExpert.new("s7events.malformed", "This is no event block", expert.group.MALFORMED, expert.severity.ERROR)
s7events.experts = {malformed}

local mqtt_message = Field.new("mqtt.msg")

local function add_bits(tree, range, name, bits)
  local item = tree:add(f[name], range)
  for _, bit in ipairs(bits) do item:add(f[name .. "_" .. bit[2]], range) end
end

local function add_event(tree, range)
  local item = tree:add(f.event, range)
  local point = range(0, 4):uint()
  if point == LOST_EVENTS_ID then
    item:set_text("Lost events: " .. range(4, 4):uint() .. " so far")
    item:add(f.lost_events, range(4, 4))
  else
    item:set_text("Point " .. point .. ": " .. range(4, 4):int())
    item:add(f.point, range(0, 4))
    item:add(f.value, range(4, 4))
    item:add(f.changed, range(4, 2))
    item:add(f.word, range(6, 2))
  end
  -- 48 bits: exact in a double.
  local ms = range(8, 2):uint() * 4294967296 + range(10, 4):uint()
  if ms > 0 then
    local seconds = math.floor(ms / 1000)
    item:add(f.time, range(8, 6), NSTime.new(seconds, (ms - seconds * 1000) * 1000000))
  end
  add_bits(item, range(14, 1), "status", status_bits)
  add_bits(item, range(15, 1), "event_flags", event_flag_bits)
end

local function add_block(tree, range)
  local block = tree:add(s7events, range)
  local length = range:len()
  if length < HEADER_BYTES then
    block:add_proto_expert_info(malformed, "A header has 8 bytes")
    return
  end
  block:add(f.mark, range(0, 1))
  block:add(f.event_bytes, range(1, 1))
  local flags = block:add(f.flags, range(2, 2))
  flags:add(f.flag_lost, range(2, 2))
  flags:add(f.flag_forced_image, range(2, 2))
  flags:add(f.flag_first, range(2, 2))
  block:add(f.number, range(4, 4))
  local events = math.floor((length - HEADER_BYTES) / EVENT_BYTES)
  block:append_text(", number " .. range(4, 4):uint() .. ", " .. events .. " events")
  for event = 0, events - 1 do add_event(block, range(HEADER_BYTES + event * EVENT_BYTES, EVENT_BYTES)) end
  local rest = length - HEADER_BYTES - events * EVENT_BYTES
  if rest > 0 then block:add_proto_expert_info(malformed, rest .. " bytes behind the last event") end
  if range(2, 2):uint() > 7 then block:add_proto_expert_info(malformed, "Flags that no station sets") end
end

function s7events.dissector(buffer, packet, tree)
  for _, message in ipairs({mqtt_message()}) do
    local range = message.range
    if range:len() >= 2 and range(0, 1):uint() == MARK and range(1, 1):uint() == EVENT_BYTES then
      add_block(tree, range)
    end
  end
end

register_postdissector(s7events)
