-- What every script begins with; it is put before each of them when they are loaded.
--
-- KEYS[1]  rostrum:{S}, the session; every key touched is this with a suffix, so all lie on one shard
-- ARGV[1]  a fresh name, for the epoch if one begins
--
-- It reads the session's head, begins a new epoch if this is not the Redis process that wrote it last
-- (a restart, a failover, a restored backup), and closes boxes whose time is over. Nothing is written
-- before finish(), which each script calls once, after its last check.

local session = KEYS[1]
local EPOCH_STEP = 1048576 -- more versions than a lost second could have made
local TURNOUT = ''         -- the field of a tally that no counter can be named
local LOG_LENGTH = 10000   -- entries of the audit log that are kept, at least

local head = redis.call('HMGET', session .. ':meta', 'version', 'epoch', 'epochAt', 'run', 'due')
local exists = head[1] ~= false
local version, epoch, epochAt = tonumber(head[1] or 0), head[2] or '', tonumber(head[3] or 0)
local due = tonumber(head[5] or nil)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
    .. string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')

local boxes, stamped, logged = {}, {}, {}
local headChanged = false

-- Numbers above 10^14 must not turn into 1.0e+15.
local function whole(number)
  return string.format('%.0f', number)
end

-- A box is kept as "state round closesAt"; "-" stands for none.
local function box(name)
  if boxes[name] == nil then
    local text = redis.call('HGET', session .. ':boxes', name)
    local state, round, closesAt = string.match(text or '', '^(%S+) (%S+) (%S+)$')
    boxes[name] = { state = state or 'new', round = round or '-', closesAt = tonumber(closesAt) }
  end
  return boxes[name]
end

local function set(name, state, round, closesAt)
  boxes[name] = { state = state, round = round, closesAt = closesAt, changed = true }
  if state == 'open' and closesAt and (not due or closesAt < due) then
    due = closesAt
    headChanged = true
  end
end

local function log(who, what)
  logged[#logged + 1] = { who, what }
end

-- Of ballots the log says only how many there were.
local function close(name)
  local its = box(name)
  set(name, 'closed', its.round, its.closesAt)
  if string.sub(name, 1, 5) == 'talk/' then
    stamped[name] = true
    local turnout = redis.call('HGET', session .. ':tally:' .. name .. '@' .. its.round, TURNOUT) or 0
    log('-', name .. ' took its last ballot; there are ' .. turnout)
  end
end

local function closeWhatIsDue()
  due = nil
  headChanged = true
  for _, name in ipairs(redis.call('HKEYS', session .. ':boxes')) do
    local its = box(name)
    if its.state == 'open' and its.closesAt then
      if its.closesAt <= now then
        close(name)
      elseif not due or its.closesAt < due then
        due = its.closesAt
      end
    end
  end
end

local function begin(freshEpoch)
  epoch, epochAt, headChanged = freshEpoch, now, true
end

local function writeHead()
  redis.call('HSET', session .. ':meta', 'version', whole(version), 'epoch', epoch, 'epochAt', whole(epochAt),
    'run', run, 'due', due and whole(due) or '')
end

-- Writes what was prepared: boxes, one new version for all stamps, the log, the head.
local function finish()
  for name, its in pairs(boxes) do
    if its.changed then
      redis.call('HSET', session .. ':boxes', name,
        its.state .. ' ' .. its.round .. ' ' .. (its.closesAt and whole(its.closesAt) or '-'))
    end
  end
  if next(stamped) then
    version = version + 1
    headChanged = true
    for name in pairs(stamped) do
      redis.call('ZADD', session .. ':stamps', whole(version), name)
    end
  end
  for _, entry in ipairs(logged) do
    redis.call('XADD', session .. ':log', 'MAXLEN', '~', LOG_LENGTH, '*',
      'version', whole(version), 'at', whole(now), 'who', entry[1], 'what', entry[2])
  end
  if headChanged then
    writeHead()
  end
end

if exists and head[4] ~= run then
  begin(ARGV[1])
  version = version + EPOCH_STEP
end
if exists and due and due <= now then
  closeWhatIsDue()
end
