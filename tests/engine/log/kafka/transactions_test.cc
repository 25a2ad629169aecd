#include "engine/log/kafka/transactions.h"

#include <doctest/doctest.h>
#include <librdkafka/rdkafka_mock.h>

#include "tests/engine/log/conformance.h"

/// What becomes of a transaction when a broker answers with an error, call by call,
/// on librdkafka's mock cluster. It has no transactions of its own, so what readers
/// see is the real broker's to show (tests/kafka).
namespace grandlivre::test {
namespace {

/// Kafka's numbers of the calls of a transaction.
enum class Call : std::int16_t {
    produce = 0,
    init_producer_id = 22,
    add_partitions = 24,
    add_offsets = 25,
    end_transaction = 26,
    commit_offsets = 28,
};

class MockCluster {
public:
    MockCluster() {
        rd_kafka_conf_t* conf = rd_kafka_conf_new();
        char error[256] = "";
        host_.reset(rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof error));
        REQUIRE(host_);
        cluster_ = rd_kafka_mock_cluster_new(host_.get(), 1);
        settings_.brokers = rd_kafka_mock_cluster_bootstraps(cluster_);
        settings_.prefix = "mock";
        settings_.properties = {{"transaction.timeout.ms", "20000"}, {"message.timeout.ms", "15000"},
                                {"socket.timeout.ms", "10000"}};
        for (const std::string& topic : {settings_.journal(), settings_.outcomes(), settings_.requests()})
            rd_kafka_mock_topic_create(cluster_, topic.c_str(), 2, 1);
    }
    ~MockCluster() { rd_kafka_mock_cluster_destroy(cluster_); }

    const KafkaSettings& settings() const { return settings_; }
    void answer(Call call, rd_kafka_resp_err_t error, std::size_t times) {
        for (std::size_t i = 0; i < times; ++i)
            rd_kafka_mock_push_request_errors(cluster_, static_cast<std::int16_t>(call), 1, error);
    }

private:
    kafka::Client host_;
    rd_kafka_mock_cluster_t* cluster_ = nullptr;
    KafkaSettings settings_;
};

/// One batch of partition 0 through a writer.
void commit_one(kafka::Transactions& writer, Head& head) {
    Batch batch = batch_after(head, 0, {"a record", "and another"});
    Outcome outcome;
    outcome.accepted = true;
    batch.answers.push_back({outcome, StreamId::clock(Partition{0}), {}});
    const kafka::CommittedPlace place{Partition{0}, 7, 0, batch.after};
    writer.commit({&batch, 1}, {&place, 1}, nullptr);
    head = batch.after;
}

enum class Ends { well, in_error, fenced };

}  // namespace

TEST_CASE("each call of a transaction can fail: it ends well, or the writer ends") {
    struct Row {
        Call call;
        rd_kafka_resp_err_t error;
        std::size_t times;
        Ends ends;
    };
    for (const Row& row : {
             // What passes by itself is tried again.
             Row{Call::init_producer_id, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, 3, Ends::well},
             Row{Call::init_producer_id, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 3, Ends::well},
             Row{Call::add_partitions, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 5, Ends::well},
             Row{Call::add_partitions, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, 2, Ends::well},
             Row{Call::add_offsets, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, 2, Ends::well},
             Row{Call::commit_offsets, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, 2, Ends::well},
             Row{Call::end_transaction, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, 2, Ends::well},
             Row{Call::produce, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, 1, Ends::well},
             Row{Call::end_transaction, RD_KAFKA_RESP_ERR__TRANSPORT, 2, Ends::well},  // the connection breaks
             Row{Call::commit_offsets, RD_KAFKA_RESP_ERR__TRANSPORT, 1, Ends::well},
             // An owner who has lost its partitions learns it here.
             Row{Call::commit_offsets, RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, 1, Ends::in_error},
             Row{Call::commit_offsets, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID, 1, Ends::in_error},
             Row{Call::commit_offsets, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, 1, Ends::in_error},
             Row{Call::add_partitions, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, 1, Ends::in_error},
             Row{Call::end_transaction, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, 1, Ends::in_error},
             Row{Call::add_offsets, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, 1, Ends::in_error},
             // Another process has the same instance name.
             Row{Call::add_partitions, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, 1, Ends::fenced},
             Row{Call::add_partitions, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, 1, Ends::fenced},
             Row{Call::add_offsets, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, 1, Ends::fenced},
             Row{Call::end_transaction, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, 1, Ends::fenced},
             Row{Call::end_transaction, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, 1, Ends::fenced},
         }) {
        CAPTURE(static_cast<int>(row.call));
        const std::string error = rd_kafka_err2name(row.error);
        CAPTURE(error);
        MockCluster cluster;
        kafka::OffsetIndex index;
        if (row.call == Call::init_producer_id) cluster.answer(row.call, row.error, row.times);
        kafka::Transactions writer(cluster.settings(), index);
        Head head;
        commit_one(writer, head);
        if (row.call != Call::init_producer_id) cluster.answer(row.call, row.error, row.times);
        switch (row.ends) {
            case Ends::well: CHECK_NOTHROW(commit_one(writer, head)); break;
            case Ends::in_error: CHECK_THROWS_AS(commit_one(writer, head), kafka::KafkaError); break;
            case Ends::fenced: CHECK_THROWS_AS(commit_one(writer, head), kafka::Fenced); break;
        }
        kafka::Transactions next(cluster.settings(), index);  // whatever was: the next one goes on
        CHECK_NOTHROW(commit_one(next, head));
    }
}

}  // namespace grandlivre::test
