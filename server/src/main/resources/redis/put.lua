-- Changes items and boxes, all or nothing, if what the decision read still stands; creates a session.
--
-- KEYS[1]  rostrum:{S}
-- ARGV[1]  a fresh name, for the epoch if one begins
-- ARGV[2]  the epoch that the reads are of; empty to create the session
-- ARGV[3]  who acts
-- ARGV[4]  what was done, for the log; empty if nothing was
-- ARGV[5..] five lists, each headed by its length:
--          reads   name, stamp (0: it was not there)
--          kinds   beginning of names, version: no such item may have been stamped after it
--          writes  name, JSON
--          stamps  name
--          boxes   "opens", box, round, closesAt or ""   |   "closes", box, grace in ms, ""
-- result   "ok" or "conflict", the version

local at = 4

local function argument()
  at = at + 1
  return ARGV[at]
end

local function list(width)
  local rows = {}
  for i = 1, tonumber(argument()) do
    rows[i] = {}
    for column = 1, width do
      rows[i][column] = argument()
    end
  end
  return rows
end

local reads, kinds, writes, stamps, changes = list(2), list(2), list(2), list(1), list(4)

local function stands(name, stamp)
  return not stamped[name] and tonumber(redis.call('ZSCORE', session .. ':stamps', name) or 0) == tonumber(stamp)
end

local function kindStands(prefix, since)
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', session .. ':stamps', '(' .. since, '+inf')) do
    if string.sub(name, 1, #prefix) == prefix then
      return false
    end
  end
  return true
end

local function allStands()
  if ARGV[2] == '' then
    return not exists
  elseif not exists or ARGV[2] ~= epoch then
    return false
  end
  for _, read in ipairs(reads) do
    if not stands(read[1], read[2]) then
      return false
    end
  end
  for _, kind in ipairs(kinds) do
    if not kindStands(kind[1], kind[2]) then
      return false
    end
  end
  return true
end

-- A box that is open takes ballots until its time or for the grace, whichever ends first.
local function closeWithin(name, grace)
  local its = box(name)
  if its.state == 'open' then
    local closesAt = math.min(its.closesAt or math.huge, now + grace)
    if closesAt <= now then
      its.closesAt = closesAt
      close(name)
    else
      set(name, 'open', its.round, closesAt)
    end
  end
end

local function change(what, name, value, closesAt)
  if what == 'opens' then
    set(name, 'open', value, tonumber(closesAt))
  else
    closeWithin(name, tonumber(value))
  end
end

if not allStands() then
  if exists then
    finish()
  end
  return { 'conflict', whole(version) }
end
for _, row in ipairs(changes) do
  change(row[1], row[2], row[3], row[4])
end
for _, stamp in ipairs(stamps) do
  stamped[stamp[1]] = true
end
if ARGV[4] ~= '' then
  log(ARGV[3], ARGV[4])
end
if not exists then
  begin(ARGV[1])
  redis.call('HSET', session .. ':meta', 'created', whole(now))
end
for _, write in ipairs(writes) do
  redis.call('HSET', session .. ':items', write[1], write[2])
  stamped[write[1]] = true
end
finish()
return { 'ok', whole(version) }
