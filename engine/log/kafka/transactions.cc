#include "engine/log/kafka/transactions.h"

#include <fmt/format.h>

#include "engine/log/kafka/cloud_events.h"
#include "engine/log/kafka/head_metadata.h"
#include "engine/runtime/crash_point.h"
#include "events/codec/json_writer.h"
#include "events/codec/record.h"
#include "events/values/native.h"

namespace grandlivre::kafka {
namespace {

/// A transaction's own time bounds how long a dead engine keeps readers waiting.
Properties writing(const KafkaSettings& settings) {
    return {{"transactional.id", settings.prefix + "." + settings.instance},
            {"transaction.timeout.ms", "10000"},
            {"message.timeout.ms", "9000"},
            {"socket.timeout.ms", "9000"},
            {"linger.ms", "0"},
            {"compression.codec", "lz4"},
            {"batch.num.messages", "10000"},
            {"batch.size", "1000000"},
            {"queue.buffering.max.messages", "1000000"},
            {"queue.buffering.max.kbytes", "1048576"}};
}

bool is_fence(rd_kafka_resp_err_t code) {
    return code == RD_KAFKA_RESP_ERR__FENCED || code == RD_KAFKA_RESP_ERR_PRODUCER_FENCED ||
           code == RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH;
}

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Transactions::Transactions(const KafkaSettings& settings, OffsetIndex& index)
    : settings_(settings),
      index_(index),
      client_(make_client(RD_KAFKA_PRODUCER, settings, writing(settings), [&](auto& conf) {
          rd_kafka_conf_set_dr_msg_cb(&conf, &Transactions::delivered);
          rd_kafka_conf_set_opaque(&conf, this);
      })) {
    succeed(rd_kafka_init_transactions(client_.get(), answer_ms), "taking over");
    journal_.reset(rd_kafka_topic_new(client_.get(), settings_.journal().c_str(), nullptr));
}

void Transactions::delivered(rd_kafka_t*, const rd_kafka_message_t* message, void* self) {
    auto& transactions = *static_cast<Transactions*>(self);
    if (message->err) {
        transactions.delivery_error_ = message->err;
        return;
    }
    if (const auto sequence = reinterpret_cast<std::uintptr_t>(message->_private))
        transactions.index_.learn({Partition{static_cast<std::uint16_t>(message->partition)}, Sequence{sequence}},
                                  message->offset);
}

void Transactions::succeed(rd_kafka_error_t* error, const char* step) {
    if (!error) return;
    const Owned<rd_kafka_error_t> owned(error);
    const std::string what = fmt::format("transaction, {}", step);
    const auto code = rd_kafka_error_code(error);
    char detail[512] = "";
    if (is_fence(code) || is_fence(rd_kafka_fatal_error(client_.get(), detail, sizeof detail)))
        throw Fenced(what, code,
                     fmt::format("the producer of instance {} was fenced: {}", settings_.instance,
                                 rd_kafka_error_string(error)));
    if (rd_kafka_error_txn_requires_abort(error)) {
        // Nothing of it will be seen, also if this call does not go through.
        if (auto* again = rd_kafka_abort_transaction(client_.get(), -1)) rd_kafka_error_destroy(again);
    }
    if (delivery_error_) throw KafkaError(what + ", delivery", delivery_error_);  // the cause of the error
    throw KafkaError(what, code, rd_kafka_error_string(error));
}

void Transactions::commit(std::span<const Batch> batches, std::span<const CommittedPlace> places, rd_kafka_t* member) {
    delivery_error_ = RD_KAFKA_RESP_ERR_NO_ERROR;
    succeed(rd_kafka_begin_transaction(client_.get()), "begin");
    for (const Batch& batch : batches) produce_batch(batch);
    crash_point("kafka.before_offsets");
    rd_kafka_poll(client_.get(), 0);  // hears of deliveries that failed, before the calls fail for their sake
    send_offsets(places, member);
    crash_point("kafka.before_commit");
    // librdkafka tries again by itself what passes. A time-out could be resumed, too;
    // but an answer that is late may then end the next transaction (2.0.2 has no
    // second version of the protocol), so the next writer finds out what became of it.
    succeed(rd_kafka_commit_transaction(client_.get(), -1), "commit");
    check(delivery_error_, "delivery");
    crash_point("kafka.after_commit");
}

void Transactions::produce_batch(const Batch& batch) {
    Position position{batch.partition, Sequence{number(batch.after.next) - batch.records.size()}};
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        produce_record(position, batch.records[i]);
        position.sequence = next(position.sequence);
    }
    for (const Answer& answer : batch.answers) produce_answer(batch.partition, answer);
    for (const Forwarded& request : batch.forwarded)
        produce(*client_, settings_.relays(), request.to, {request.key, request.value}, request.headers);
    for (const DeadLetter& letter : batch.dead_letters) produce_dead_letter(batch.partition, letter);
}

void Transactions::produce_record(const Position& position, std::span<const std::uint8_t> bytes) {
    const wire::Record& record = codec::record(bytes);
    const std::string key = to_text(flatbuffers::UnPack(record.header()->stream()));
    if (settings_.journal_headers) {
        produce(*client_, settings_.journal(), position.partition, {key, text_of(bytes)},
                record_headers(position, wire::EnumNameEventBody(record.event_type()), key, settings_));
        return;
    }
    constexpr int wait_ms = 100;
    // 0 is the first record, whose place is known anyway.
    auto* sequence = reinterpret_cast<void*>(static_cast<std::uintptr_t>(number(position.sequence)));
    while (rd_kafka_produce(journal_.get(), number(position.partition), RD_KAFKA_MSG_F_COPY,
                            const_cast<std::uint8_t*>(bytes.data()), bytes.size(), key.data(), key.size(),
                            sequence) != 0) {
        if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL)
            throw KafkaError("produce to " + settings_.journal(), rd_kafka_last_error());
        rd_kafka_poll(client_.get(), wait_ms);
    }
}

void Transactions::produce_answer(Partition partition, const Answer& answer) {
    const bool json = answer.reply.encoding == Encoding::json;
    if (json) {
        text_.clear();
        codec::write_outcome(answer.outcome, text_);
    }
    const std::string_view value = json ? text_ : text_of(codec::encode_outcome(builder_, answer.outcome));
    produce(*client_, settings_.outcomes(), partition, {to_text(answer.stream), value},
            outcome_headers(answer, settings_, partition));
}

void Transactions::produce_dead_letter(Partition partition, const DeadLetter& letter) {
    produce(*client_, settings_.dead_letter(), partition,
            {letter.key ? std::string_view(*letter.key) : std::string_view(), letter.value, letter.key.has_value()},
            dead_letter_headers(letter, settings_, partition));
}

void Transactions::send_offsets(std::span<const CommittedPlace> places, rd_kafka_t* member) {
    const auto list = make_list(static_cast<int>(2 * places.size()));
    for (const CommittedPlace& place : places) {
        auto* requests =
            rd_kafka_topic_partition_list_add(list.get(), settings_.requests().c_str(), number(place.partition));
        requests->offset = place.requests;
        const std::string head = head_metadata(place.head, place.copying);
        requests->metadata = std::malloc(head.size());  // freed with the list
        std::memcpy(requests->metadata, head.data(), head.size());
        requests->metadata_size = head.size();
        rd_kafka_topic_partition_list_add(list.get(), settings_.relays().c_str(), number(place.partition))->offset =
            place.relays;
    }
    const Owned<rd_kafka_consumer_group_metadata_t> group(
        member ? rd_kafka_consumer_group_metadata(member)
               : rd_kafka_consumer_group_metadata_new(settings_.group().c_str()));
    succeed(rd_kafka_send_offsets_to_transaction(client_.get(), list.get(), group.get(), -1), "offsets");
}

}  // namespace grandlivre::kafka
